import type { editor as editorTypes } from 'monaco-editor/editor.js';
import type { Disposable } from '../base/disposable.ts';
import { LANGUAGE_ID } from './language.ts';
import { Emitter, languages } from './monaco.ts';
import type { LineSpan } from './outline.ts';

export interface Folding extends Disposable {
  /** Whole new ranges; what was folded stays so where its first line is the same. */
  set(folds: readonly LineSpan[]): void;
}

/** Offers the given spans of one model for folding. */
export function createFolding(model: editorTypes.ITextModel): Folding {
  let ranges: languages.FoldingRange[] = [];
  const changed = new Emitter<languages.FoldingRangeProvider>();
  const provider: languages.FoldingRangeProvider = {
    onDidChange: changed.event,
    provideFoldingRanges: (asked) => (asked === model ? ranges : undefined),
  };
  const registration = languages.registerFoldingRangeProvider(LANGUAGE_ID, provider);
  return {
    set: (folds) => {
      ranges = folds.map(({ line, endLine }) => ({ start: line, end: endLine }));
      changed.fire(provider);
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}
