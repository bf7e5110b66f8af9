import { describe, expect, it } from 'vitest';
import { offeredGeneralisations } from '../../../src/ui/script/generalisations.ts';

const PLAY = `
[Client] Romeo
	jid: romeo@localhost/Kx81
	password: password

-----

Romeo connects

Romeo receives:
	<message from='romeo@localhost/Kx81'>
		<delay xmlns='urn:xmpp:delay' stamp='2026-03-01T10:00:05Z'/>
	</message>
`;
const RECORDED = `# mod_scansion_record on host 'localhost' recording started 2026-03-01T10:00:00Z\n${PLAY}`;

describe('what is offered above the editor', () => {
  it('is nothing for a script that was written, or has no steps', () => {
    expect(offeredGeneralisations(`# A play about mod_scansion_record\n${PLAY}`)).toEqual([]);
    expect(offeredGeneralisations('')).toEqual([]);
  });

  it('is each change to a recording, with the lines before and after', () => {
    const offers = offeredGeneralisations(RECORDED);
    expect(offers.map(({ title }) => title)).toEqual([
      "Write Romeo's addresses as variables",
      'Accept any time stamp',
    ]);
    expect(offers[1]?.preview).toEqual([
      {
        line: 13,
        before: ["\t\t<delay xmlns='urn:xmpp:delay' stamp='2026-03-01T10:00:05Z'/>"],
        after: ["\t\t<delay xmlns='urn:xmpp:delay' stamp='{scansion:any}'/>"],
      },
    ]);
  });
});
