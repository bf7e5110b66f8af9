import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileScript, type CompiledScript } from '../../src/script/compile.ts';
import { formatScript } from '../../src/script/format.ts';
import { haveSameMeaning } from '../../src/script/formatting/same-meaning.ts';
import { prosodyScripts, shippedScripts } from './corpus.ts';

const HEAD = '# T\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: secret\n\n-----\n\n';

describe('formatScript', () => {
  it.each([
    ['nothing', '', ''],
    ['no line end at the end', '# T', '# T\n'],
    [
      'blank lines and the space around names',
      '\n# T\n[Client]  Romeo \n  jid :romeo@localhost\n\n\tpassword:  x\n[Client] Juliet\n\tjid: j@l\n-----\nRomeo  connects:\nJuliet connects\n\n\n\n# A\n\n\n# B  \n# C\nRomeo sends\n\t<iq/>\nRomeo receives:nothing\n\n\n',
      '# T\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: x\n\n[Client] Juliet\n\tjid: j@l\n\n-----\n\nRomeo connects\nJuliet connects\n\n# A\n\n# B\n# C\nRomeo sends:\n\t<iq/>\n\nRomeo receives: nothing\n',
    ],
    [
      'a comment inside of a definition',
      '[Client] R\n# c\n\tjid: x@y\n// d\n',
      '[Client] R\n# c\n\tjid: x@y\n\n// d\n',
    ],
    [
      'what stands around raw text, and nothing of it',
      `${HEAD}# @raw\nRomeo  sends\n\t<a  b = 'c' >\n\t \t \n\t\t <d/></a>  \n\n\n\n# @raw\nRomeo sends:\n\t \nRomeo disconnects\n`,
      `${HEAD}# @raw\nRomeo sends:\n\t<a  b = 'c' >\n\t \t \n\t\t <d/></a>  \n\n# @raw\nRomeo sends:\n\t \n\nRomeo disconnects\n`,
    ],
  ])('lays out %s', (_, before, after) => {
    expect(formatScript(before)).toBe(after);
  });

  it.each([
    [
      'the depth',
      '    <iq>\n<x>\n\t<y/>\n </x></iq>',
      '\t<iq>\n\t\t<x>\n\t\t\t<y/>\n\t\t</x>\n\t</iq>',
    ],
    [
      'attributes, with their quotes',
      '\t<iq  a = "1"   b=\'2\'\n  c="${Romeo\'s JID}" >\n\t<x/>\n\t</iq>',
      '\t<iq a="1" b=\'2\'\n\t\t\tc="${Romeo\'s JID}">\n\t\t<x/>\n\t</iq>'.replace(
        '\t\t\tc',
        '\t\tc',
      ),
    ],
    ['what stands on one line', '\t<iq><x><y/></x></iq>', '\t<iq><x><y/></x></iq>'],
    [
      'texts, which stay',
      '\t<m>\n <body> a\n   b </body>\n\t<b>x <i/>\n y</b>\n  <c> </c></m>',
      '\t<m>\n\t\t<body> a\n   b </body>\n\t\t<b>x <i/>\n y</b>\n\t\t<c> </c>\n\t</m>',
    ],
    [
      'comments, which stay between the same elements',
      '# one\n\t<m>\n# two\n<x/>\n# three\n\t</m>',
      '# one\n\t<m>\n# two\n\t\t<x/>\n# three\n\t</m>',
    ],
    ['what is no XML: not at all', '  <m>\n<x>\n  </m>', '  <m>\n<x>\n  </m>'],
    ['two stanzas: not at all', '  <m/>\n  <m/>', '  <m/>\n  <m/>'],
    ['XML comments: not at all', '  <m>\n<!-- x --><a/>\n  </m>', '  <m>\n<!-- x --><a/>\n  </m>'],
  ])('lays out in a stanza %s', (_, before, after) => {
    const script = (block: string) => `${HEAD}Romeo sends:\n${block}\n`;
    expect(formatScript(script(before))).toBe(script(after));
  });

  it('leaves what belongs to nothing alone, and the blank lines around it', () => {
    const text = `${HEAD}Romeo sends:\n\n\t<iq/>\n\n\n\t<iq/>\n\n\nwhat\n \nRomeo connects\n`;
    expect(formatScript(text)).toBe(text);
  });

  it('keeps the line ends of the script', () => {
    const text = `${HEAD}Romeo sends:\n\t<iq>\n<x/>\n\t</iq>\n`;
    const windows = text.replaceAll('\n', '\r\n');
    expect(formatScript(windows)).toBe(formatScript(text).replaceAll('\n', '\r\n'));
  });

  it('finds nothing to do in the scenarios that the page ships', () => {
    for (const { text } of shippedScripts()) expect(formatScript(text)).toBe(text);
  });
});

const SAMPLES = path.join(import.meta.dirname, 'samples');
const samples = readdirSync(SAMPLES).map((name) => ({
  text: readFileSync(path.join(SAMPLES, name, 'input.scs'), 'utf8'),
}));

/** Scripts of all kinds with spaces, line ends and other things put in or taken out. */
const untidy = fc
  .tuple(
    fc.constantFrom(...shippedScripts(), ...prosodyScripts(), ...samples),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        remove: fc.nat({ max: 2 }),
        insert: fc.constantFrom(
          ' ',
          '\t',
          '\n',
          '\n\n',
          '\r\n',
          '  \n',
          '# c\n',
          '<x>',
          '&#32;',
          '',
        ),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([{ text }, edits]) =>
    edits.reduce((current, { at, remove, insert }) => {
      const place = Math.floor(at * current.length);
      return current.slice(0, place) + insert + current.slice(place + remove);
    }, text),
  );

describe('formatting any script', () => {
  it('twice is the same as once', () => {
    fc.assert(
      fc.property(untidy, (text) => {
        const once = formatScript(text);
        expect(formatScript(once)).toBe(once);
      }),
      { numRuns: 150 },
    );
  });

  it('never changes what it means', () => {
    fc.assert(
      fc.property(untidy, (text) => {
        const [before, after] = [compileScript(text), compileScript(formatScript(text))];
        expect(outline(after)).toEqual(outline(before));
        expect(comments(after)).toEqual(comments(before));
        const steps = after.syntax.actions;
        for (const [index, { block }] of before.syntax.actions.entries()) {
          const [root, again] = [block?.roots[0], steps[index]?.block?.roots[0]];
          if (root !== undefined) expect(again && haveSameMeaning(root, again)).toBe(true);
        }
        const known = codes(before);
        expect(codes(after).filter((code) => !known.includes(code))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

function outline({ syntax, scenario }: CompiledScript) {
  return {
    header: [
      syntax.header.title?.text,
      syntax.header.description.map(({ text }) => text),
      syntax.header.tags.map(({ key, value }) => [key.text, value.text]),
    ],
    actors: scenario?.actors.map(({ range: _, ...actor }) => actor),
    steps: syntax.actions.map(({ actor, verb, rest, block }) => [
      actor.text,
      verb.text,
      rest?.text,
      block?.roots.length,
    ]),
    scenes: scenario?.scenes.map(({ title, firstStep }) => [title, firstStep]),
  };
}

function comments({ syntax }: CompiledScript): string[] {
  return syntax.items.flatMap((item) =>
    item.kind === 'comment' ? [`${item.marker} ${item.content.text}`] : [],
  );
}

function codes({ diagnostics }: CompiledScript): string[] {
  return diagnostics.map(({ code }) => code);
}
