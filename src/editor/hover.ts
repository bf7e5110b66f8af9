import type { languages } from 'monaco-editor/editor.js';
import { MUC_VOCABULARY } from '../insight/vocabulary.ts';
import { hoverAt } from '../script/hover.ts';
import { compiledIn } from './compiled-model.ts';
import { serverOf } from './known-server.ts';
import { markdownOf } from '../script/hovering/markdown.ts';
import { offsetAt, placeOf } from './places.ts';

/** What stands under the pointer, in words, with the section of the specification. */
export const HOVER: languages.HoverProvider = {
  provideHover: (model, position) => {
    const { syntax } = compiledIn(model);
    const found = hoverAt(syntax, offsetAt(model, position), MUC_VOCABULARY, serverOf(model));
    if (found === undefined) return undefined;
    return {
      range: placeOf(model, found.range),
      contents: found.parts.map((part) => ({
        value: markdownOf(part),
        isTrusted: false,
        supportHtml: false,
      })),
    };
  },
};
