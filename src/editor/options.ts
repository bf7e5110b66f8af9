import type { editor } from 'monaco-editor/editor.js';
import { t } from '../base/translate.ts';
import type { Look } from './look.ts';

/** What never changes while an editor lives. */
export const FIXED_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  ariaLabel: t('Script. Tab indents; Ctrl+M makes it move the focus'),
  automaticLayout: true,
  // The page's theme follows forced colours itself; Monaco would put its own in its place.
  autoDetectHighContrast: false,
  autoIndent: 'full',
  codeLens: false,
  colorDecorators: false,
  fixedOverflowWidgets: true,
  fontLigatures: false,
  folding: true,
  foldingHighlight: false,
  glyphMargin: true,
  guides: { indentation: true, highlightActiveIndentation: false, bracketPairs: false },
  hover: { delay: 400 },
  lineNumbersMinChars: 4,
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: true,
  overviewRulerLanes: 2,
  padding: { top: 6, bottom: 6 },
  // While a name is typed nothing pops up, and Enter stays Enter; see `completion.ts`.
  quickSuggestions: false,
  suggest: { showIcons: false, showStatusBar: false },
  renderLineHighlight: 'all',
  renderWhitespace: 'none',
  roundedSelection: false,
  scrollBeyondLastLine: true,
  // Where lines are longer than the editor is wide, the bar has a place of its own (`script-editor.css`) and stays there.
  scrollbar: {
    useShadows: false,
    horizontal: 'visible',
    verticalScrollbarSize: 11,
    horizontalScrollbarSize: 11,
  },
  showFoldingControls: 'mouseover',
  stickyScroll: { enabled: false },
  detectIndentation: false,
  // A block is indented by TABs; that is part of the language.
  insertSpaces: false,
  tabSize: 2,
  unicodeHighlight: {
    ambiguousCharacters: true,
    invisibleCharacters: true,
    includeComments: false,
  },
  unusualLineTerminators: 'off',
  wordBasedSuggestions: 'off',
  // Lines break between attributes, not inside of a value.
  wordWrapBreakAfterCharacters: ' \t>',
  wordWrapBreakBeforeCharacters: '',
  wrappingIndent: 'indent',
};

/** With folding on, Monaco adds this much to the column of verdicts. */
const FOLDING_WIDTH = 16;

/** In CSS pixels: where the script is narrower, its lines wrap, as most of them are longer. */
const WRAPS_BELOW = 480;

/** No script is read in less: it is folded away, and to wrap it letter by letter would take long. */
const FOLDED_BELOW = 100;

/** What follows the width of the editor, which is 0 where it has none yet. */
export function wrapOptions(wrap: boolean, width: number): editor.IEditorOptions {
  const isNarrow = width >= FOLDED_BELOW && width < WRAPS_BELOW;
  return { wordWrap: wrap || isNarrow ? 'on' : 'off' };
}

/** What follows the page's tokens. */
export function lookOptions(look: Look): editor.IEditorOptions {
  return {
    fontFamily: look.fontFamily,
    fontSize: look.fontSize,
    lineHeight: look.lineHeight,
    lineDecorationsWidth: Math.round(look.lineHeight * 1.5) - FOLDING_WIDTH,
  };
}
