import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import { formatScript } from '../../src/script/format.ts';
import { insertSteps, type NewStep } from '../../src/script/new-steps.ts';

const SCRIPT = `# Title

[Client] Romeo
	jid: romeo@localhost
	password: secret

-----

Romeo connects

# He goes
# at once
Romeo disconnects
`;

const insert = (script: string, ...steps: readonly NewStep[]) =>
  applyEdits(script, insertSteps(script, script.indexOf('Romeo disconnects'), steps));
const sends = (stanza: string): NewStep => ({ actor: 'Romeo', verb: 'sends', stanza });
const receives = (stanza: string): NewStep => ({ actor: 'Romeo', verb: 'receives', stanza });

describe('new steps', () => {
  it('come before the step, above its comments, laid out', () => {
    const text = insert(SCRIPT, sends('<iq id="x"><a/></iq>'), receives('<iq>\n<a/></iq>'));
    expect(text.slice(text.indexOf('Romeo connects'))).toBe(`Romeo connects

Romeo sends:
	<iq id="x"><a/></iq>

Romeo receives:
	<iq>
		<a/>
	</iq>

# He goes
# at once
Romeo disconnects
`);
    expect(formatScript(text)).toBe(text);
  });

  it('have wildcards for what a server makes anew, and keep the ids that tie answers to requests', () => {
    const text = insert(
      SCRIPT,
      sends('<iq id="0f3b-77" type="get"/>'),
      receives('<iq id="0f3b-77" type="result"/>'),
      receives('<iq id="push-1" type="set"/>'),
      receives('<message><delay xmlns="urn:xmpp:delay" stamp="2026-03-01T10:00:05Z"/></message>'),
    );
    expect(text.match(/\b(?:id|stamp)="[^"]*"/g)).toEqual([
      'id="0f3b-77"',
      'id="0f3b-77"',
      'id="{scansion:any}"',
      'stamp="{scansion:any}"',
    ]);
  });

  it('leave the line ends of the script as they are', () => {
    const text = insert(SCRIPT.replaceAll('\n', '\r\n'), sends('<iq>\n\t<a/>\n</iq>'));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('stay below the separator, and none is no edit', () => {
    const text = '[Client] Romeo\n-----\nRomeo connects\n';
    const offset = text.indexOf('Romeo connects');
    expect(applyEdits(text, insertSteps(text, offset, [sends('<iq/>')]))).toBe(
      '[Client] Romeo\n-----\nRomeo sends:\n\t<iq/>\n\nRomeo connects\n',
    );
    expect(insertSteps(text, offset, [])).toEqual([]);
  });
});
