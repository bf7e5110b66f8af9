import type { Locator } from '@playwright/test';
import { expect, test } from './support.ts';

const ACTORS = ['Romeo', 'Juliet'].map(
  (name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: password\n`,
);
const HEAD = `# Told the same\n\n${ACTORS.join('\n')}\n-----\n\nRomeo connects\n\nJuliet connects\n\n`;
const ROOM = 'the-garden-of-a-very-long-name-that-has-no-room-in-a-lane@conference.localhost';
const enters = (name: string) =>
  `${name} sends:\n\t<presence to="${ROOM}/${name}"><x xmlns="http://jabber.org/protocol/muc"/></presence>\n\n`;
const sees = (name: string) => `${name} receives:\n\t<presence from="${ROOM}/${name}"/>\n\n`;
const OPENS = `Romeo sends:\n\t<iq to="${ROOM}" type="set" id="o"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"/></query></iq>\n\nRomeo receives:\n\t<iq id="o" type="result"/>\n\n`;

const colourOf = (row: Locator) =>
  row
    .locator('svg')
    .first()
    .evaluate((glyph) => getComputedStyle(glyph).color);

test(
  'what has come and is not read yet is drawn as neutral as what is waited for',
  { tag: '@long' },
  async ({ caesura }) => {
    await caesura.open();
    await caesura.replaceScript(
      `${HEAD}${enters('Romeo')}${sees('Romeo')}${OPENS}${enters('Juliet')}${sees('Juliet')}Romeo receives:\n\t<message><body>never</body></message>\n\nRomeo disconnects\n`,
    );
    await caesura.run();
    await caesura.says('Failed at step 9');
    const unread = await colourOf(caesura.row(/unread$/).first());
    const notRun = await colourOf(caesura.row(/not run$/).first());
    const skipped = await colourOf(caesura.row(/skipped$/).first());
    expect(unread).toBe(notRun);
    expect(unread).not.toBe(skipped);
  },
);

test(
  'going back through a run leads to where its steps began, as stepping does',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    const seen: number[] = [];
    for (const step of [1, 2, 3, 4]) {
      await caesura.step();
      await caesura.says(`Paused at step ${step}`);
      seen.push(await caesura.row(/unread$/).count());
    }
    expect(Math.max(...seen)).toBeGreaterThan(0);
    for (const step of [4, 3, 2]) {
      await expect(caesura.row(/unread$/)).toHaveCount(seen[step - 1] ?? 0);
      await page.keyboard.press('Alt+Shift+J');
      await caesura.says(step === 2 ? /^Viewing/ : `Viewing step ${step - 1} of 22`);
    }
  },
);

for (const tab of ['Rooms', 'Stanza', 'Problems']) {
  test(
    `two marked stanzas show their comparison, from the tab ${tab}`,
    { tag: '@long' },
    async ({ caesura, page }) => {
      await caesura.open('?scenario=24-affiliation-changes-broken');
      await caesura.run();
      await caesura.says('Failed at step 8');
      await caesura.tab(tab).click();
      for (const step of [3, 4]) {
        await caesura.row(new RegExp(`^Step ${step}\\b`)).click();
        await page.keyboard.press('Space');
      }
      await expect(caesura.panel('Difference')).toContainText('The two marked stanzas have');
    },
  );
}
