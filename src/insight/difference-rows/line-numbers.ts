import type { ScriptText } from './script-text.ts';

/** Gives each row the number of its line, unless the row before has the same. */
export interface LineMarks {
  at(offset: number | undefined): { readonly line?: number };
}

export function lineMarks(script: ScriptText): LineMarks {
  let last = 0;
  return {
    at: (offset) => {
      if (offset === undefined) return {};
      const line = script.lineAt(offset);
      if (line === last) return {};
      last = line;
      return { line };
    },
  };
}
