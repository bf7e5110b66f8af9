import { expect, test } from './support.ts';

const ROOM = 'garden@conference.localhost';
const SAID = 9_000;

/** A recording of a room in which Romeo says much that no step asks for, and both hear it. */
function recording(): string {
  const actors = ['Romeo', 'Juliet'];
  const heads = actors.map((name) => `[Client] ${name}\n\tjid: ${name}@localhost\n\tpassword: *\n`);
  const source = `# Much is said\n\n${heads.join('\n')}\n-----\n\nRomeo connects\n`;
  const frame = { type: 'frame', phase: 'session' };
  const received = (actor: string, xml: string) => ({
    ...frame,
    actor,
    direction: 'received',
    xml,
  });
  const sent = (xml: string) => ({ ...frame, actor: 'Romeo', direction: 'sent', xml });
  const said = Array.from({ length: SAID }, (_, index) => {
    const rest = `type="groupchat" id="m${index}"><body>Line ${index}</body></message>`;
    const heard = `<message xmlns="jabber:client" from="${ROOM}/Romeo" ${rest}`;
    const written = `<message xmlns="jabber:client" to="${ROOM}" ${rest}`;
    return [sent(written), received('Romeo', heard), received('Juliet', heard)];
  });
  const events = [
    { type: 'run-started', format: 1, source, server: 'recorded', rule: 'skip' },
    { type: 'step-started', step: 1 },
    { type: 'step-ended', step: 1, verdict: 'sent' },
    sent(`<presence to="${ROOM}/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>`),
    ...said.flat(),
    { type: 'run-ended', outcome: 'passed' },
  ];
  const lines = events.map((event, seq) => JSON.stringify({ seq, at: seq, ...event }));
  return `${['{"caesura":"trace","format":1}', ...lines].join('\n')}\n`;
}

test(
  'a long recording is read to its end, filtered, and tells what belongs together',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.openFile({
      name: 'long.jsonl',
      mimeType: 'application/jsonl',
      buffer: Buffer.from(recording()),
    });
    await caesura.says('Passed');
    const rows = page.locator('[data-part="timeline"] [aria-rowcount]');
    const box = page.getByRole('searchbox', { name: 'Filter events' });
    const count = async () => Number(await rows.getAttribute('aria-rowcount'));
    await expect.poll(count).toBeGreaterThan(3 * SAID);

    await test.step('a word is looked for in every stanza', async () => {
      await caesura.write(box, 'dir:out "line 8999"');
      await expect.poll(count).toBeLessThan(5);
      await expect(caesura.row(/^Romeo sends message/)).toBeVisible();
    });
    await test.step('what came of a stanza is found out once it is selected', async () => {
      await caesura.row(/^Romeo sends message/).click();
      const bar = page.getByRole('group', { name: 'What belongs to this row' });
      await expect(bar).toContainText('Came back in');
      await expect(bar).toContainText('Went to 1 other occupant');
    });
    await test.step('without a filter all rows are there again', async () => {
      await caesura.write(box, '');
      await expect.poll(count).toBeGreaterThan(3 * SAID);
    });
  },
);
