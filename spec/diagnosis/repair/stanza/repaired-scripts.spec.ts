import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../../../src/base/assert.ts';
import { finish } from '../../../../src/base/in-parts.ts';
import { applyEdits, inOrder, type TextEdit } from '../../../../src/base/text-edit.ts';
import { partialRepairsInParts } from '../../../../src/diagnosis/repair/stanza/partial-repair.ts';
import { repairsInParts } from '../../../../src/diagnosis/repair/stanza/repair.ts';
import { actorVariables } from '../../../../src/diagnosis/repair/stanza/variables.ts';
import { createCompiler } from '../../../../src/script/compile.ts';
import type { XmlElement } from '../../../../src/xml/element.ts';
import {
  applyEdit,
  edit,
  loosen,
  loosening,
  smallStanza,
  undirected,
} from '../../../match/edits.ts';
import { laidOut } from './layouts.ts';
import { stanza } from '../../../match/notation.ts';

const HEAD = `# Title

[Client] Romeo
\tjid: romeo@localhost
\tpassword: password

-----

Romeo connects

Romeo receives:
`;
const TAIL = '\n\nRomeo disconnects\n';

const compile = createCompiler();
const variables = actorVariables([]);

function expectationOf(source: string): XmlElement {
  const step = compile(source).scenario?.steps[1];
  return ensure(step?.kind === 'receives' ? step.stanza : undefined, 'a receives');
}

/** All that is offered for the only expectation of a script, whole or one of several differences. */
function offersFor(source: string, received: XmlElement) {
  const request = { source, pattern: expectationOf(source), received, variables };
  return [...finish(repairsInParts(request)), ...finish(partialRepairsInParts(request, 5)).flat()];
}

function areApart(edits: readonly TextEdit[]): boolean {
  return inOrder(edits).every(({ start }, index, all) => start >= (all[index - 1]?.end ?? 0));
}

function errorsIn(source: string): readonly string[] {
  const { diagnostics } = compile(source);
  return diagnostics.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
}

function commentsIn(source: string): readonly string[] {
  return source.match(/^# comment \d+$/gm) ?? [];
}

/** What stays of a script where edits take whole elements away. */
function withoutRemoved(source: string, edits: readonly TextEdit[]): string {
  const removals = edits.filter(
    ({ start, end, text }) => text === '' && source.slice(start, end).includes('<'),
  );
  return applyEdits(source, removals);
}

/** The repairs of a block, by what their buttons say, as they leave it. */
function repaired(block: string, received: string): Readonly<Record<string, string>> {
  const source = HEAD + block + TAIL;
  const offers = offersFor(source, stanza(received)).map(({ label, edits }) => {
    expect(areApart(edits)).toBe(true);
    const changed = applyEdits(source, edits);
    expect(errorsIn(changed)).toEqual([]);
    return [label, changed.slice(HEAD.length, -TAIL.length)] as const;
  });
  return Object.fromEntries(offers);
}

/** As a server may send it: texts of several lines and paragraphs. */
function wordy(element: XmlElement): XmlElement {
  const children = element.children.map((child) =>
    child.kind === 'element'
      ? wordy(child)
      : { ...child, text: child.text.replace('Changed', 'One\n\n# Two\n-----') },
  );
  return { ...element, children };
}

const unix = (text: string) => text.replaceAll('\r\n', '\n');

const laidOutScript = fc
  .tuple(smallStanza, loosening, loosening)
  .map(([base, dice, layout]) => ({ base, block: laidOut(loosen(base, dice), layout) }));

describe('a repaired script', () => {
  it('has no faults, and keeps its comments and its line ends', () => {
    let offered = 0;
    fc.assert(
      fc.property(
        laidOutScript,
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        ({ base, block }, edits, isDos) => {
          const written = HEAD + block + TAIL;
          const source = isDos ? written.replaceAll('\n', '\r\n') : written;
          const edited = wordy(edits.reduce(applyEdit, undirected(base)));
          // What is no stanza of the session never reaches a `receives`.
          const received = { ...edited, local: base.local, ns: base.ns };
          for (const offer of offersFor(source, received)) {
            offered += 1;
            expect(areApart(offer.edits)).toBe(true);
            const changed = applyEdits(source, offer.edits);
            expect(errorsIn(changed)).toEqual([]);
            expect(compile(changed).scenario?.steps).toHaveLength(3);
            if (isDos) expect(changed).not.toMatch(/(?<!\r)\n/);
            const kept = commentsIn(unix(withoutRemoved(source, offer.edits)));
            expect(commentsIn(unix(changed))).toEqual(expect.arrayContaining([...kept]));
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(offered).toBeGreaterThan(100);
  });
});

describe('Accept what came', () => {
  const accepted = (block: string, received: string) =>
    repaired(block, received)['Accept what came'];

  it.each([
    [
      'writes a text of several paragraphs into one line',
      `\t<iq><v xmlns="urn:v"><a/></v></iq>`,
      '<iq><v xmlns="urn:v"><a/><b>One\n\nTwo\n-----</b></v></iq>',
      `\t<iq><v xmlns="urn:v"><a/><b>One Two -----</b></v></iq>`,
    ],
    [
      'keeps a text in lines, without the comment in it, where it moves to another line',
      `\t<iq><v xmlns="urn:v"><a>One\n# why\n\tTwo</a><b/></v></iq>`,
      '<iq><v xmlns="urn:v"><b/><a>One Two</a></v></iq>',
      `\t<iq><v xmlns="urn:v">\n\t\t<b/>\n# why\n\t\t<a>One Two</a>\n\t</v></iq>`,
    ],
    [
      'changes words and takes the child behind them away',
      '\t<message>\n\t\tHello\n\t\t<x/>\n\t</message>',
      '<message>Bye</message>',
      '\t<message>\n\t\tBye\n\t</message>',
    ],
    [
      'changes words around a child',
      '\t<message><body>Hello <nick/> world</body></message>',
      '<message><body>Hello <nick/> there</body></message>',
      '\t<message><body>Hello there <nick/></body></message>',
    ],
    [
      'changes words below and between comments',
      '\t<message>\n\t\t<body>\n# one\n\t\t\tHello\n# two\n\t\t\tworld\n\t\t</body>\n\t</message>',
      '<message><body>Bye</body></message>',
      '\t<message>\n\t\t<body>\n# one\n\t\t\tBye\n# two\n\t\t</body>\n\t</message>',
    ],
    [
      'takes a child away below a comment, which stays a line of its own',
      '\t<message>\n# why\n\t\t<x/><y/>\n\t</message>',
      '<message><y/></message>',
      '\t<message>\n# why\n\t\t<y/>\n\t</message>',
    ],
    [
      'takes a line away below a comment, and leaves no blank line',
      '\t<message>\n# why\n\t\t<x/>\n\t\t<y/>\n\t</message>',
      '<message><y/></message>',
      '\t<message>\n# why\n\t\t<y/>\n\t</message>',
    ],
    [
      'takes attributes away and adds some around a comment',
      `\t<iq><x xmlns="urn:x" a="1"\n# why\n\t b="2" c="3"\n# end\n\t/></iq>`,
      '<iq><x xmlns="urn:x" c="3" d="4"/></iq>',
      `\t<iq><x xmlns="urn:x"\n# why\n\t  c="3"\n# end\n\t d="4"/></iq>`,
    ],
    [
      'fills a tag that ends below a comment',
      `\t<iq><v xmlns="urn:v"\n# why\n\t/></iq>`,
      '<iq><v xmlns="urn:v"><a/></v></iq>',
      `\t<iq><v xmlns="urn:v"\n# why\n\t><a/></v></iq>`,
    ],
    [
      'takes the comments of children along where their order is another one',
      `\t<iq>\n\t  <v xmlns="urn:v">\n# why b\n\t    <b/>\n# why a\n// really\n\t    <a/>\n-- end\n\t  </v>\n\t</iq>`,
      '<iq><v xmlns="urn:v"><a/><b/></v></iq>',
      `\t<iq>\n\t  <v xmlns="urn:v">\n# why a\n// really\n\t    <a/>\n# why b\n\t    <b/>\n-- end\n\t  </v>\n\t</iq>`,
    ],
    [
      'keeps the comments in an element that has another name',
      `\t<iq><e xmlns="urn:e"><old\n# one\n\t a="1">\n# two\n\t\t\t<t/>\n\t</old></e></iq>`,
      '<iq><e xmlns="urn:e"><new a="1"><t/></new></e></iq>',
      `\t<iq><e xmlns="urn:e"><new a="1">\n# one\n# two\n\t\t<t/>\n\t</new></e></iq>`,
    ],
  ])('%s', (_, block, received, expected) => {
    expect(accepted(block, received)).toBe(expected);
  });

  it('takes the lines ends of the script', () => {
    const source = (
      HEAD +
      '\t<iq>\n\t\t<v xmlns="urn:v">\n\t\t\t<a/>\n\t\t</v>\n\t</iq>' +
      TAIL
    ).replaceAll('\n', '\r\n');
    const [offer] = offersFor(source, stanza('<iq><v xmlns="urn:v"><a/><b/></v></iq>'));
    expect(offer?.edits.map(({ text }) => text)).toEqual(['\r\n\t\t\t<b/>']);
  });
});

describe('Accept the whole stanza', () => {
  it('keeps every comment: above what it was about, else above what is around it', () => {
    const block =
      '\t<message\n# start\n\t>\n# why\n\t\t<gone/>\n\t\t<body>\n# words\n\t\t\tHello\n\t\t</body>\n# end\n\t</message>';
    expect(repaired(block, '<message><body>Bye</body></message>')['Accept the whole stanza']).toBe(
      '\t<message>\n# start\n# why\n# words\n\t\t<body>Bye</body>\n# end\n\t</message>',
    );
    expect(
      repaired('\t<message>\n# why\n\t\tHello\n\t</message>', '<message>Bye</message>')[
        'Accept the whole stanza'
      ],
    ).toBe('# why\n\t<message>Bye</message>');
  });
});

describe('Accept any text', () => {
  const anyText = (block: string, received: string) => repaired(block, received)['Accept any text'];

  it('takes the words away, and nothing that is between them', () => {
    const block = '\t<message>\n\t\tHello\n\t\t<nick/>\n# why\n\t\tworld\n\t\t<x/>\n\t</message>';
    expect(anyText(block, '<message>Bye<nick/><x/></message>')).toBe(
      '\t<message>\n\t\t<nick/>\n# why\n\t\t<x/>\n\t</message>',
    );
  });

  it('leaves an element empty that had words only', () => {
    const block = '\t<message>\n\t\t<body>\n\t\t\tHello\n\t\t</body>\n\t</message>';
    expect(anyText(block, '<message><body>Bye</body></message>')).toBe(
      '\t<message>\n\t\t<body></body>\n\t</message>',
    );
  });
});

describe('one of several differences', () => {
  it('is another place: the child takes its comments along', () => {
    const lines = (...inner: readonly string[]) =>
      ['\t<iq>', '\t\t<v xmlns="urn:v">', ...inner, '\t\t</v>', '\t</iq>'].join('\n');
    const a = ['# why a', '\t\t\t<a/>'];
    const bc = ['# why b', '\t\t\t<b/>', '\t\t\t<c/>'];
    const source = HEAD + lines(...a, ...bc, '\t\t\t<gone/>') + TAIL;
    const offers = offersFor(source, stanza('<iq><v xmlns="urn:v"><b/><c/><a/></v></iq>'));
    const moved = ensure(
      offers.find(({ kind }) => kind === 'accept-one'),
      'an offer',
    );
    expect(applyEdits(source, moved.edits)).toBe(HEAD + lines(...bc, ...a, '\t\t\t<gone/>') + TAIL);
  });
});
