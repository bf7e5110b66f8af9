import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { MUC_VOCABULARY } from '../../src/insight/vocabulary.ts';
import { completionsAt, type Completion } from '../../src/script/complete.ts';
import { compileScript } from '../../src/script/compile.ts';
import { parseScript } from '../../src/script/parse.ts';
import { NO_VOCABULARY } from '../../src/script/vocabulary.ts';
import { shippedScripts } from './corpus.ts';
import { CAST, readMarkers } from './markers.ts';

function complete(marked: string): readonly Completion[] {
  const { text, cursor } = readMarkers(marked);
  return completionsAt(parseScript(text), cursor, MUC_VOCABULARY);
}

function labels(marked: string, kind?: Completion['kind']): string[] {
  return complete(marked)
    .filter((item) => kind === undefined || item.kind === kind)
    .map(({ label }) => label);
}

/** The text after a completion was chosen, all tab stops left as they are. */
function choose(marked: string, label: string): string {
  const { text } = readMarkers(marked);
  const chosen = complete(marked).find((item) => item.label === label);
  if (chosen === undefined) throw new Error(`${label} is not among ${labels(marked).join(', ')}`);
  const inserted = chosen.isSnippet ? expandSnippet(chosen.insertText) : chosen.insertText;
  const lead = /[^\n]*$/.exec(text.slice(0, chosen.range.start))?.[0].match(/^\s*/)?.[0] ?? '';
  const indented = inserted.replaceAll('\n', `\n${lead}`);
  return text.slice(0, chosen.range.start) + indented + text.slice(chosen.range.end);
}

/** A snippet when nothing is typed at its tab stops. */
function expandSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

describe('completions above the separator', () => {
  it('are definitions and the separator at the start of a line', () => {
    expect(labels('# T\n\n‸')).toEqual(['[Client]', '-----']);
    expect(labels('# T\n\n[Cl‸\n-----\n')).toEqual(['[Client]']);
    expect(choose('# T\n[Cl‸', '[Client]')).toBe(
      '# T\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: password\n',
    );
  });

  it('are the properties that a definition lacks', () => {
    const definition = '[Client] Juliet\n\tjid: j@l\n\t';
    expect(labels(`${definition}‸`)).not.toContain('jid:');
    expect(labels(`${definition}pa‸`)).toContain('password:');
    expect(choose(`${definition}pa‸`, 'password:')).toBe(`${definition}password: `);
    expect(choose('[Client] Juliet\n\tjid: ju‸', 'juliet@localhost')).toBe(
      '[Client] Juliet\n\tjid: juliet@localhost',
    );
  });

  it('are none in comments and prose', () => {
    expect(labels('# Rom‸')).toEqual([]);
  });
});

describe('completions at the start of a line', () => {
  it('are the actors, then the verbs', () => {
    expect(labels(`${CAST}‸`)).toEqual([
      'Romeo',
      "Juliet's phone",
      '# @raw',
      '# @ 12 minutes pass',
    ]);
    expect(choose(`${CAST}# @r‸`, '# @raw')).toBe(`${CAST}# @raw`);
    expect(choose(`${CAST}Ro‸`, 'Romeo')).toBe(`${CAST}Romeo `);
    expect(labels(`${CAST}Juliet's phone ‸`)).toEqual([
      'connects',
      'disconnects',
      'sends',
      'receives',
      'is disconnected',
      'is refused',
    ]);
    expect(choose(`${CAST}Romeo se‸\n`, 'sends')).toBe(`${CAST}Romeo sends:\n\t\n`);
    expect(choose(`${CAST}Romeo se‸\n\t<iq/>`, 'sends')).toBe(`${CAST}Romeo sends:\n\t<iq/>`);
    expect(choose(`${CAST}Romeo receives: ‸`, 'nothing')).toBe(`${CAST}Romeo receives: nothing`);
  });

  it('are the conditions with which a server refuses or disconnects', () => {
    expect(labels(`${CAST}Romeo is refused: ‸`)).toContain('not-authorized');
    expect(labels(`${CAST}Romeo is refused: ‸`)).toContain('host-unknown');
    expect(labels(`${CAST}Romeo is disconnected: ‸`)).not.toContain('invalid-mechanism');
    expect(choose(`${CAST}Romeo is disconnected: conf‸`, 'conflict')).toBe(
      `${CAST}Romeo is disconnected: conflict`,
    );
    const { diagnostics } = compileScript(choose(`${CAST}Romeo is refused: ‸\n`, 'not-authorized'));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are the accounts of the actors, in the header', () => {
    const head = '[Client] Romeo\n\tjid: romeo@localhost/r\n\tpassword: a, b\n';
    expect(choose(`# Title\n## ac‸\n${head}-----\n`, '## accounts:')).toBe(
      `# Title\n## accounts: romeo@localhost:"a, b"\n${head}-----\n`,
    );
    expect(choose('## ‸', '## accounts:')).toBe('## accounts: romeo@localhost:password');
  });

  it('do not mix up names of which one begins the other', () => {
    const cast = '[Client] Juliet\n[Client] Juliet two\n-----\n';
    expect(labels(`${cast}Juliet t‸`, 'actor')).toEqual([]);
    expect(labels(`${cast}Juliet two ‸`)).toContain('connects');
  });
});

describe('completions in an empty block', () => {
  it('are whole stanzas, by the verb', () => {
    expect(labels(`${CAST}Romeo sends:\n\t‸\n`, 'stanza')).toContain('join room');
    expect(labels(`${CAST}Romeo receives:\n\t‸\n`, 'stanza')).not.toContain('join room');
    expect(labels(`${CAST}Romeo connects\n\t‸\n`)).toEqual([]);
    expect(labels(`${CAST}Romeo sends:\n\n\t‸\n`)).toEqual([]);
  });

  it('name the room that the script is about, and the actor', () => {
    const before = `${CAST}Romeo sends:\n\t<iq to="garden@muc.localhost/x"/>\n\nRomeo sends:\n\t`;
    expect(choose(`${before}<pre‸`, 'join room')).toBe(
      `${before}<presence to="garden@muc.localhost/Romeo">\n\t\t<x xmlns="http://jabber.org/protocol/muc"/>\n\t</presence>`,
    );
  });

  it.each(['sends', 'receives'])('compile as they are: %s', (verb) => {
    const marked = `${CAST}Juliet's phone ${verb}:\n\t‸\n`;
    for (const label of labels(marked, 'stanza')) {
      const { diagnostics, scenario } = compileScript(choose(marked, label));
      expect({ label, diagnostics }).toEqual({ label, diagnostics: [] });
      expect(scenario?.steps).toHaveLength(3);
    }
  });
});

describe('completions in a stanza', () => {
  const sends = (stanza: string) => `${CAST}Romeo sends:\n\t${stanza}`;
  const receives = (stanza: string) => `${CAST}Romeo receives:\n\t${stanza}`;
  const USER = 'http://jabber.org/protocol/muc#user';

  it('are the elements that the parent may hold', () => {
    expect(labels(receives(`<message><x xmlns="${USER}"><‸</x></message>`))).toEqual([
      'item',
      'status',
      'invite',
      'decline',
      'destroy',
      'password',
      '/x',
    ]);
    expect(choose(receives(`<x xmlns='${USER}'>\n\t\t<st‸`), 'status')).toBe(
      receives(`<x xmlns='${USER}'>\n\t\t<status code=""/>`),
    );
    expect(choose(sends('<presence><‸'), 'x')).toBe(
      sends('<presence><x xmlns="http://jabber.org/protocol/muc"></x>'),
    );
    expect(labels(receives('<presence><error>‸'))).toContain('forbidden');
  });

  it('are end tags', () => {
    expect(choose(sends('<message><body>x</‸'), 'body')).toBe(sends('<message><body>x</body>'));
    expect(choose(sends('<message><body>x</b‸>'), 'body')).toBe(sends('<message><body>x</body>'));
  });

  it('are the attributes that are not there yet', () => {
    expect(labels(sends('<iq type="get" ‸ id="1"/>'))).toEqual(['to', 'from']);
    expect(labels(receives('<iq ‸'))).toContain('scansion:strict');
    expect(labels(receives(`<x xmlns="${USER}"><item ‸`))).toContain('affiliation');
    expect(choose(sends('<iq ty‸'), 'type')).toBe(sends('<iq type=""'));
    expect(choose(sends('<iq ty‸="get"'), 'type')).toBe(sends('<iq type="get"'));
  });

  it.each([
    ['<iq type="‸"/>', ['get', 'set', 'result', 'error']],
    [`<x xmlns="${USER}"><item role='mo‸'/></x>`, ['none', 'visitor', 'participant', 'moderator']],
    ['<iq scansion:strict="‸"/>', ['true', 'false', 'everywhere', 'nowhere']],
  ])('are values: %s', (stanza, expected) => {
    expect(labels(receives(stanza), 'value')).toEqual(expected);
  });

  it('are the codes, with what they mean', () => {
    const found = complete(receives(`<x xmlns="${USER}"><status code="1‸"/></x>`));
    const own = found.find(({ label }) => label === '110');
    expect(own?.documentation).toContain('about you');
    expect(own?.documentation).toContain('XEP-0045 §7.2.2');
  });

  it('are the namespaces that fit the element', () => {
    expect(labels(sends('<presence><x xmlns="‸"'))[0]).toBe('http://jabber.org/protocol/muc');
    expect(labels(sends('<iq><query xmlns="‸"'))).toContain('http://jabber.org/protocol/muc#admin');
    expect(labels(sends('<iq><ping xmlns="‸"'))).toEqual(['urn:xmpp:ping']);
  });

  it('are variables after ${, in values and texts', () => {
    const all = [
      "${Romeo's full JID}",
      "${Romeo's JID}",
      "${Juliet's phone's full JID}",
      "${Juliet's phone's JID}",
    ];
    expect(labels(sends('<iq to="${‸"/>'))).toEqual(all);
    expect(labels(sends('<message><body>Hi ${Ro‸</body></message>'))).toEqual(all);
    expect(choose(sends('<iq to="${Ro‸}"/>'), "${Romeo's JID}")).toBe(
      sends('<iq to="${Romeo\'s JID}"/>'),
    );
    expect(choose(sends("<iq to='${‸'/>"), "${Romeo's JID}")).toBe(
      sends("<iq to='${Romeo&apos;s JID}'/>"),
    );
  });

  it('are wildcards in what is expected only', () => {
    expect(labels(receives('<iq id="{sc‸"/>'))).toEqual([
      '{scansion:any}',
      '{scansion:capture:NAME}',
    ]);
    expect(labels(sends('<iq id="{sc‸"/>'))).toEqual([]);
    expect(choose(receives('<iq id="{scansion:‸}"/>'), '{scansion:capture:NAME}')).toBe(
      receives('<iq id="{scansion:capture:name}"/>'),
    );
  });
});

describe('completionsAt', () => {
  it('never throws, and replaces what is before the cursor', () => {
    const texts = shippedScripts().map(({ text }) => text);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(80),
        fc.constantFrom('', '<', '"', '${', ' '),
        (script, part, removed, typed) => {
          const offset = Math.floor(part * script.length);
          const text = script.slice(0, offset) + typed + script.slice(offset + removed);
          const cursor = offset + typed.length;
          for (const vocabulary of [MUC_VOCABULARY, NO_VOCABULARY]) {
            for (const { range } of completionsAt(parseScript(text), cursor, vocabulary)) {
              expect(range.start).toBeLessThanOrEqual(cursor);
              expect(range.end).toBeGreaterThanOrEqual(cursor);
              expect(range.end).toBeLessThanOrEqual(text.length);
              expect(text.slice(range.start, range.end)).not.toContain('\n');
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('completion of variations', () => {
  it.each(['# A\n##‸', '# A\n## vari‸', '# A\n## variation: for‸'])(
    'offers their names at %j',
    (marked) => {
      expect(labels(marked)).toContain('## variation: forgets-110');
      expect(choose(marked, '## variation: forgets-110')).toContain(
        '# A\n## variation: forgets-110',
      );
    },
  );

  it('writes the usual value of those that take one', () => {
    expect(choose('# A\n##‸', '## variation: drops')).toBe('# A\n## variation: drops=message');
  });
});
