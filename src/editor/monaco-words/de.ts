import 'monaco-editor/nls/lang/de.js';
