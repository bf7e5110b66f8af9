import { diffStanza } from '../../../src/match/diff.ts';
import { substitute } from '../../../src/match/substitute.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { sideBySide } from '../../../src/insight/difference-rows/layout.ts';
import { differenceRows } from '../../../src/insight/difference-rows/rows.ts';
import { paintRows } from '../../../src/ui/difference/paint-rows.ts';
import type { DiffCell } from '../../../src/ui/difference/diff-row.ts';
import { scriptText } from '../../../src/insight/difference-rows/script-text.ts';
import { parseStrict } from '../../../src/xml/parse-strict.ts';

const HEAD =
  '[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n\nRomeo receives:\n';

/** The aligned trees as text: `line sign node {tag} | sign node {tag}`, differences marked with `!`. */
export function painted(
  expected: string,
  received: string,
  variables: Readonly<Record<string, string>> = {},
): readonly string[] {
  const source = HEAD + expected.replace(/^/gm, '\t');
  const step = compileScript(source).scenario?.steps[1];
  const stanza = parseStrict(received.replace(/^<(\w+)/, '<$1 xmlns="jabber:client"'));
  if (step?.kind !== 'receives' || !stanza.ok) throw new Error('This example is broken.');
  const pattern = substitute(step.stanza, (name) => variables[name]);
  if (!pattern.ok) throw new Error(`No value for ${pattern.error.variable}`);
  const diff = diffStanza(pattern.value.element, stanza.value);
  const script = scriptText(source, step.stanza);
  const rows = differenceRows(diff, sideBySide(script, 80));
  return paintRows(rows, script).map(({ left, right, isDifference }) =>
    `${isDifference ? '!' : ' '}${print(left)} | ${print(right)}`.trimEnd(),
  );
}

function print({ line, sign, depth, tokens, slot, hint, tag }: DiffCell): string {
  const node = tokens.map((token) => token.text).join('');
  const shown = [slot && `[${slot}]`, hint && `(${hint})`, node].find(Boolean) ?? '';
  const parts = [
    line,
    sign,
    '  '.repeat(depth) + shown,
    tag === undefined ? undefined : `{${tag}}`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
