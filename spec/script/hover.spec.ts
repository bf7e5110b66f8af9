import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MUC_VOCABULARY } from '../../src/insight/vocabulary.ts';
import { hoverAt } from '../../src/script/hover.ts';
import { parseScript } from '../../src/script/parse.ts';
import { shippedScripts } from './corpus.ts';
import { CAST, readMarkers, writeMarkers } from './markers.ts';

/** The hover at `‸`: what it is about between `<|` and `|>`, then its lines. */
function hover(marked: string): string[] {
  const { text, cursor } = readMarkers(marked);
  const found = hoverAt(parseScript(text), cursor, MUC_VOCABULARY);
  if (found === undefined) return [];
  const place = writeMarkers(text, [found.range]).split('\n');
  return [
    ...place.filter((line) => line.includes('<|')).map((line) => line.trim()),
    ...found.parts.map(({ title, sentences, section }) =>
      [title, ...sentences, section].filter(Boolean).join(' | '),
    ),
  ];
}

const USER = 'http://jabber.org/protocol/muc#user';
const sends = (stanza: string) => `${CAST}Romeo sends:\n\t${stanza}\n`;
const receives = (stanza: string) => `${CAST}Romeo receives:\n\t${stanza}\n`;

describe('a hover outside of stanzas', () => {
  it('tells who an actor is', () => {
    const about =
      'Romeo | A client that signs in as romeo@localhost. | The server chooses its resource.';
    expect(hover('[Client] Ro‸meo\n\tjid: romeo@localhost')).toEqual(['<|[Client] Romeo|>', about]);
    expect(hover(`${CAST}Rom‸eo disconnects`)).toEqual(['<|Romeo|> disconnects', about]);
  });

  it('tells what a variation does, and where XEP-0045 speaks of it', () => {
    const [place, about] = hover('# A\n## variation: no-locking, history‸-length=3\n');
    expect(place).toBe('## variation: no-locking, <|history-length=3|>');
    expect(about).toMatch(
      /^history-length=3 \| Newcomers .* whole number of messages .* section 7\.2\.13\. It is done by muc_room_default_history_length\.$/,
    );
    expect(hover('# A\n## varia‸tion: no-locking\n')[1]).toMatch(/^## variation \| Ways in which/);
  });

  it('tells what verbs and properties do', () => {
    expect(hover(`${CAST}Romeo disc‸onnects`)[0]).toBe('Romeo <|disconnects|>');
    expect(hover(`${CAST}Romeo receives: not‸hing`)[0]).toBe('Romeo <|receives: nothing|>');
    expect(hover('[Client] R\n\tre‸source: x')[1]).toMatch(/^resource \| The resource to ask for/);
  });

  it('tells what is sent as written, above the step and on its verb', () => {
    const script = `${CAST}# @raw\nRomeo sends:\n\t<a><b>\n`;
    for (const place of ['# @raw', 'sends']) {
      const found = hoverAt(parseScript(script), script.lastIndexOf(place) + 2, MUC_VOCABULARY);
      expect(found?.parts[0]?.sentences.join(' ')).toMatch(
        /^What stands below .* exactly as it is/,
      );
    }
  });

  it('tells what forms of ours mean: accounts, refused, disconnected', () => {
    const [marked = '', about = ''] = hover('# T\n## acc‸ounts: romeo@localhost:secret\n-----\n');
    expect(marked).toBe('## <|accounts|>: romeo@localhost:secret');
    expect(about).toMatch(/^## accounts \| Only these accounts are let in .*Caesura’s own/);
    expect(hover('# T\n## sl‸ow: yes\n-----\n')).toEqual([]);
    expect(hover(`${CAST}Romeo is ref‸used: x`)[1]).toMatch(/does not let the actor in/);
    expect(hover(`${CAST}Romeo is disconn‸ected`)[1]).toMatch(/server ends the session/);
  });

  it('never shows a password, and says nothing of comments', () => {
    expect(hover('[Client] R\n\tpassword: sec‸ret')).toEqual([]);
    expect(hover('# Rom‸eo')).toEqual([]);
    expect(hover(sends('<iq>\n# comm‸ent\n\t</iq>'))).toEqual([]);
  });
});

describe('a hover in a stanza', () => {
  it('tells of variables whose address they are, and the rule for it', () => {
    expect(hover(sends('<iq to="${Juliet\'s ph‸one\'s JID}"/>'))).toEqual([
      '<iq to="<|${Juliet\'s phone\'s JID}|>"/>',
      "${Juliet's phone's JID} | The bare JID of Juliet's phone: juliet@localhost.",
    ]);
    expect(hover(sends("<iq><a>${Romeo's f‸ull JID}</a></iq>"))[1]).toContain(
      'romeo@localhost/ and what the server chooses when Romeo connects',
    );
  });

  it('tells of wildcards, and that they mean nothing in what is sent', () => {
    expect(hover(receives('<iq id="{scansion:a‸ny}"/>'))).toEqual([
      '<iq id="<|{scansion:any}|>"/>',
      '{scansion:any} | The value must be there, and may be any.',
    ]);
    expect(hover(receives('<iq id="{scansion:capture:a‸rchive}"/>'))[1]).toContain('"archive"');
    expect(hover(sends('<iq id="{scansion:a‸ny}"/>'))[1]).toContain('sent as it stands here');
  });

  it.each([
    ['status code', `<status co‸de="110"/>`, 'code of <status>'],
    ['status', `<status code="1‸10"/>`, 'Status 110 | This presence is about you'],
    ['affiliation', `<item affiliation="own‸er"/>`, 'Affiliation owner | May do everything'],
    ['role', `<item role='mod‸erator'/>`, 'Role moderator | '],
  ])('tells of a %s', (_, element, expected) => {
    expect(hover(receives(`<presence><x xmlns="${USER}">${element}</x></presence>`))[1]).toContain(
      expected,
    );
  });

  it('tells what Prosody chooses, as the words beside a stanza do', () => {
    const about = hover(
      receives(`<presence><x xmlns="${USER}"><status code="32‸2"/></x></presence>`),
    )[1];
    expect(about).toContain(
      'The room became members-only and the person is not a member. | XEP-0045 wants all who stay to be told, too (XEP-0045 §10.2); Prosody tells those',
    );
    expect(about).toMatch(/\| XEP-0045 §10\.2$/);
  });

  it('tells of namespaces, fields and conditions, with their sections', () => {
    expect(hover(receives(`<presence><x xml‸ns="${USER}"/></presence>`))[1]).toMatch(
      /^Namespace .*\| XEP-0045 §19\.2$/,
    );
    expect(
      hover(
        sends('<iq><x xmlns="jabber:x:data"><field var="muc#roomconfig_membe‸rsonly"/></x></iq>'),
      )[1],
    ).toMatch(/^Field muc#roomconfig_membersonly \| .* \| XEP-0045/);
    expect(
      hover(
        receives(
          '<iq><error type="auth"><forb‸idden xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>',
        ),
      )[1],
    ).toMatch(/^Error forbidden \| /);
    expect(hover(sends('<message type="group‸chat"/>'))[1]).toBe(
      'type groupchat | To everybody in the room, or from there.',
    );
  });

  it('tells why a level is strict, or not', () => {
    expect(hover(receives('<pres‸ence/>')).at(-1)).toBe(
      'Not strict | More may be there than is written, in any order, because it is in the default namespace jabber:client.',
    );
    expect(hover(receives(`<presence><‸x xmlns="${USER}"/></presence>`)).at(-1)).toContain(
      `Strict | Compared to the letter, because it has a namespace of its own, ${USER}`,
    );
    expect(hover(receives('<presence scansion:st‸rict="true"/>'))[1]).toContain(
      'because scansion:strict says so',
    );
    expect(hover(sends('<pres‸ence/>'))).toHaveLength(2);
  });

  it('is about end tags too', () => {
    expect(hover(sends('<message><body>x</bo‸dy></message>'))[0]).toBe(
      '<message><body>x</<|body|>></message>',
    );
  });
});

describe('hoverAt', () => {
  it('always covers the place that was asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shippedScripts()),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
        ({ text }, places) => {
          const syntax = parseScript(text);
          for (const place of places) {
            const offset = Math.floor(place * text.length);
            const range = hoverAt(syntax, offset, MUC_VOCABULARY)?.range;
            if (range === undefined) continue;
            expect(range.start).toBeLessThanOrEqual(offset);
            expect(range.end).toBeGreaterThanOrEqual(offset);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
