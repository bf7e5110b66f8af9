import type { TextRange } from '../base/text-range.ts';
import type { ScriptSyntax } from './ast.ts';
import { parseScript } from './parse.ts';

/** The script with every password replaced by `*` of the same length, so that offsets still hold. */
export function redactSource(text: string): string {
  return replaceAll(text, passwordRanges(parseScript(text)), (password) =>
    '*'.repeat(password.length),
  );
}

/**
 * The script with every password replaced by the word `password`, as scansion's recorder writes it: for handing
 * the script on. Offsets after the first password change. `syntax` is the text's own.
 */
export function replacePasswords(text: string, syntax: ScriptSyntax): string {
  return replaceAll(text, passwordRanges(syntax), () => 'password');
}

/** The values of all `password:` properties, those of misplaced lines included; in order, none of them empty. */
function passwordRanges(syntax: ScriptSyntax): readonly TextRange[] {
  return syntax.items
    .flatMap((item): TextRange[] => {
      if (item.kind === 'definition') {
        return item.properties
          .filter(({ key }) => /password/i.test(key.text))
          .map(({ key, value, hasColon }) =>
            hasColon ? value.range : afterWord(syntax, key.range),
          );
      }
      if (item.kind !== 'unknown' || !/password/i.test(item.content.text)) return [];
      return [afterWord(syntax, item.content.range)];
    })
    .filter(({ start, end }) => start < end);
}

/** What follows the word itself in a line that lacks its colon or its place. */
function afterWord({ text }: ScriptSyntax, { start, end }: TextRange): TextRange {
  const word = /password\s*:?\s*/i.exec(text.slice(start, end));
  return { start: start + (word === null ? 0 : word.index + word[0].length), end };
}

function replaceAll(
  text: string,
  ranges: readonly TextRange[],
  replacement: (password: string) => string,
): string {
  let at = 0;
  const pieces = ranges.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, replacement(text.slice(start, end))];
  });
  return [...pieces, text.slice(at)].join('');
}
