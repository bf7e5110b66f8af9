import { expect, it } from 'vitest';
import { compileScript } from '../../src/script/compile.ts';
import { foldingRanges } from '../../src/script/outline.ts';
import { redactSource } from '../../src/script/redact.ts';
import { scriptVariables } from '../../src/script/stanza-values.ts';

/** As long as a script in a link may be: a few hundred characters of link can hold any of these. */
const LENGTH = 199_000;
const ACTOR = '[Client] R\n\tjid: r@localhost\n\tpassword: p\n';
const STEPS = `${ACTOR}-----\n`;
const STANZA = `${STEPS}R connects\nR sends:\n\t`;
const run = (text: string, length = LENGTH) => text.repeat(length / text.length);
const numbered = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index)).join('');

/** Each of them took seconds or minutes when something of it was looked at again and again, or threw. */
it.each([
  ['blanks after an actor', `${STEPS}R${run(' ')}x\n`],
  ['blanks after a name that nobody has', `${STEPS}Q${run(' ')}x\n`],
  ['blanks after a verb', `${STEPS}Q connects${run(' ')}x\n`],
  ['blanks in a name', `[Client] R${run(' ', 90_000)}b\n-----\nR${run(' ', 90_000)}c\n`],
  ['verbs', `${STEPS}${run('R connects  ')}: x\n`],
  ['carriage returns', run('\r')],
  ['headings apart', `${STEPS}${run('# x\n\n')}R connects\n`],
  ['one long heading', `${STEPS}${run('# x\n')}R connects\n`],
  ['properties', `[Client] R\n${run('\tjid: a\n')}`],
  ['lines in a definition', `[Client] R\n${run('\ta\n')}`],
  [
    'names that resemble actors',
    `${numbered(2000, (n) => `[Client] Rrrrrrrr${n}\n`)}-----\n${run('Rrrrrrrrx sends:\n', 100_000)}`,
  ],
  ['bare <', STANZA + run('<')],
  ['start tags', STANZA + run('<a>')],
  ['end tags that close others', STANZA + run('<a></b>')],
  ['a tag as long as a script', `${STANZA}<m></b><${run('a')}`],
  ['attributes', `${STANZA}<m ${numbered(12_000, (n) => ` a${n}='b'`)}/>`],
  ['prefixes', `${STANZA}<m ${numbered(9000, (n) => ` xmlns:a${n}='b' a${n}:x=''`)}/>`],
  [
    'prefixes declared inside of many',
    `${STANZA}<m ${numbered(4000, (n) => ` xmlns:a${n}='b'`)}>${run("<a xmlns:p='u'/>", 100_000)}</m>`,
  ],
  ['quotes in a value', `${STANZA}<m a='${run("x'")}/>`],
  ['> in a value', `${STANZA}<m a='${run('>')}'/>`],
  ['$', `${STANZA}<m>${run('${')}</m>`],
  ['& in a variable', `${STANZA}<m>\${${run('&')}'s JID}</m>`],
  ["'s in a variable", `${STANZA}<m>\${${run("'s ")}\n\t}</m>`],
  ['& after a brace', `${STANZA}<m>{${run('&a')}</m>`],
  ['comments in a stanza', `${STANZA}<m>\n${run("# x\n\t${R's JID}\n")}\t</m>`],
  ['comment lines in a stanza', `${STANZA}<m>\n${run('#\n', 400_000)}\t</m>`],
])('a script that is mostly %s is compiled like any other', (_what, text) => {
  const { syntax } = compileScript(text);
  expect(syntax.text).toBe(text);
  foldingRanges(syntax);
  scriptVariables(syntax);
  expect(redactSource(text)).toHaveLength(text.length);
});
