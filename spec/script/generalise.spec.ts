import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import { compileScript } from '../../src/script/compile.ts';
import { applyAll, findGeneralisations } from '../../src/script/generalise.ts';
import { shippedScripts } from './corpus.ts';

const ROOM = 'lobby@conference.localhost';

/** In the manner of the recorder: literal values, single quotes, full JIDs in the definitions. */
const RECORDING = `# mod_scansion_record on host 'localhost' recording started 2026-03-01T10:00:00Z

[Client] Romeo
	jid: mira@localhost/Kx81q-Zt
	password: password

[Client] Romeo's phone
	jid: mira@localhost/pHone77
	password: password

[Client] Juliet
	jid: otto@localhost/9Yb2
	password: password

-----

Romeo connects

Romeo sends:
	<iq id='c3f1aa90-1' type='get'>
		<query xmlns='jabber:iq:roster'/>
	</iq>

Romeo receives:
	<iq id='c3f1aa90-1' type='result'>
		<query xmlns='jabber:iq:roster' ver='7'/>
	</iq>

Romeo receives:
	<iq id='push-8812aa' type='set'>
		<query xmlns='jabber:iq:roster' ver='8'>
			<item jid='otto@localhost' subscription='none'/>
		</query>
	</iq>

Romeo sends:
	<iq id='push-8812aa' type='result'/>

Juliet connects

Juliet sends:
	<message id='6e2f' to='${ROOM}' type='groupchat'>
		<body>mira@localhost is here</body>
	</message>

Romeo receives:
	<message id='6e2f' from='${ROOM}/Otto' type='groupchat'>
		<body>mira@localhost is here</body>
		<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='AbCdEf0123'/>
		<delay xmlns='urn:xmpp:delay' from='${ROOM}' stamp='2026-03-01T10:00:05Z'/>
	</message>

Romeo receives:
	<presence from='${ROOM}/Otto' id='zz-server-1'>
		<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://example.org' ver='xyz='/>
		<x xmlns='http://jabber.org/protocol/muc#user'>
			<item affiliation='none' jid='otto@localhost/9Yb2' role='participant'/>
		</x>
	</presence>

Romeo's phone connects

Romeo's phone receives:
	<message from='Mira@localhost/Kx81q-Zt' to='mira@localhost/pHone77'>
		<new-jid xmlns='urn:example'> mira@localhost </new-jid>
	</message>

Juliet disconnects

Juliet sends:
	<presence type='unavailable'/>

# recording ended on 2026-03-01T10:01:00Z
`;

function proposal(id: string) {
  const found = findGeneralisations(RECORDING).find((each) => each.id === id);
  if (found === undefined) throw new Error(`no proposal ${id}`);
  return found;
}

/** The lines that a proposal changes, before and after. */
function changed(id: string): { readonly gone: string[]; readonly come: string[] } {
  const before = RECORDING.split('\n');
  const after = applyEdits(RECORDING, proposal(id).edits).split('\n');
  const without = (lines: readonly string[], others: readonly string[]) =>
    lines.filter((line) => !others.includes(line)).map((line) => line.trim());
  return { gone: without(before, after), come: without(after, before) };
}

describe('findGeneralisations', () => {
  it('has one proposal for each kind of change, and for each actor', () => {
    expect(findGeneralisations(RECORDING).map(({ id }) => id)).toEqual([
      'after-disconnect',
      'roster-pushes',
      'jid Romeo',
      "jid Romeo's phone",
      'jid Juliet',
      'ids',
      'stamps',
      'archive-ids',
      'server-ids',
      'versions',
    ]);
  });

  it('writes addresses as variables, where they are a whole value or text', () => {
    expect(changed('jid Romeo').come).toEqual([
      `<message from="\${Romeo's full JID}" to='mira@localhost/pHone77'>`,
      "<new-jid xmlns='urn:example'> ${Romeo's JID} </new-jid>",
    ]);
    expect(changed("jid Romeo's phone").come).toEqual([
      `<message from='Mira@localhost/Kx81q-Zt' to="\${Romeo's phone's full JID}">`,
    ]);
    expect(changed('jid Juliet').come).toEqual([
      `<item jid="\${Juliet's JID}" subscription='none'/>`,
      `<item affiliation='none' jid="\${Juliet's full JID}" role='participant'/>`,
    ]);
  });

  it('gives requests and answers readable ids', () => {
    expect(changed('ids').come).toEqual([
      "<iq id='iq1' type='get'>",
      "<iq id='iq1' type='result'>",
      `<message id='message1' to='${ROOM}' type='groupchat'>`,
      `<message id='message1' from='${ROOM}/Otto' type='groupchat'>`,
    ]);
  });

  it.each([
    ['stamps', ["stamp='{scansion:any}'"]],
    ['archive-ids', ["id='{scansion:any}'/>"]],
    ['server-ids', ["id='{scansion:any}'>"]],
    ['versions', ["ver='{scansion:any}'/>", "ver='{scansion:any}'>", "ver='{scansion:any}'/>"]],
  ])('accepts any value: %s', (id, endings) => {
    const { come } = changed(id);
    expect(come).toHaveLength(endings.length);
    for (const [index, line] of come.entries()) expect(line).toContain(endings[index]);
  });

  it('drops whole steps', () => {
    expect(changed('after-disconnect')).toEqual({
      gone: ["<presence type='unavailable'/>"],
      come: [],
    });
    expect(changed('roster-pushes').gone).toContain("<iq id='push-8812aa' type='result'/>");
  });

  it('gives every proposal a title, a reason and edits that do not overlap', () => {
    for (const { title, why, edits } of findGeneralisations(RECORDING)) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(why).toMatch(/\.$/);
      expect(edits.length).toBeGreaterThan(0);
      for (const [index, { start }] of edits.entries()) {
        expect(start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
      }
    }
  });

  it('finds no more than other ids and addresses in scripts that people wrote', () => {
    for (const { text } of shippedScripts()) {
      expect(findGeneralisations(text).filter(({ id }) => !id.startsWith('jid'))).toEqual([]);
    }
  });
});

describe('applyAll', () => {
  it('makes a script of the recording', () => {
    const script = applyAll(RECORDING);
    expect(findGeneralisations(script)).toEqual([]);
    expect(compileScript(script).diagnostics.filter(({ severity }) => severity !== 'hint')).toEqual(
      [],
    );
    expect(compileScript(script).scenario?.steps).toHaveLength(
      (compileScript(RECORDING).scenario?.steps.length ?? 0) - 3,
    );
    expect(script).not.toMatch(/2026-03-01T10:00:05Z|AbCdEf|push-|c3f1aa90|9Yb2'/);
  });

  it('adds no error, whichever proposals are taken in whatever order', () => {
    const errors = (text: string) =>
      compileScript(text).diagnostics.filter(({ severity }) => severity === 'error');
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), (choices) => {
        let text = RECORDING;
        for (const choice of choices) {
          const proposals = findGeneralisations(text);
          const chosen = proposals[choice % Math.max(1, proposals.length)];
          if (chosen === undefined) break;
          text = applyEdits(text, chosen.edits);
          expect(errors(text)).toEqual([]);
        }
        expect(applyAll(text)).toBe(applyAll(applyAll(text)));
      }),
      { numRuns: 60 },
    );
  });
});
