import type { languages as languageTypes } from 'monaco-editor/editor.js';
import { foldingRanges } from '../script/outline.ts';
import { compiledIn } from './compiled-model.ts';
import { languages } from './monaco.ts';

/** What can be folded away: definitions, scenes, blocks, comments. */
export const FOLDING: languageTypes.FoldingRangeProvider = {
  provideFoldingRanges: (model) =>
    foldingRanges(compiledIn(model).syntax).map(({ kind, startLine, endLine }) => ({
      start: startLine,
      end: endLine,
      ...(kind === 'comment' ? { kind: languages.FoldingRangeKind.Comment } : {}),
      ...(kind === 'scene' ? { kind: languages.FoldingRangeKind.Region } : {}),
    })),
};
