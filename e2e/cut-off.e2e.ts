import { cutOff } from './cut-off.ts';
import { expect, test } from './support.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'the same style sheets everywhere');

const LONG = { tag: '@long' };

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 600, height: 900 },
  { width: 390, height: 844 },
];

const ACTORS = [
  ...['Romeo', 'Juliet', 'Mercutio', 'Benvolio', 'Tybalt', 'Rosaline', 'Nurse', 'Laurence'],
  'Escalus, Prince of Verona',
];

const ROOM = 'verona@conference.localhost';

/** Nine actors who enter one room, and a message that differs. */
const NINE = [
  '# Nine actors in one room',
  ...ACTORS.map((name, at) => `[Client] ${name}\n\tjid: actor${at}@localhost\n\tpassword: x`),
  '-----',
  ...ACTORS.map(
    (name, at) =>
      `${name} connects\n\n${name} sends:\n\t<presence to="${ROOM}/${name}">\n` +
      `\t\t<x xmlns="http://jabber.org/protocol/muc"/>\n\t</presence>\n\n${name} receives:\n` +
      `\t<presence from="${ROOM}/${name}" scansion:strict="no"/>` +
      (at === 0
        ? `\n\n${name} sends:\n\t<iq id="open" to="${ROOM}" type="set">\n` +
          '\t\t<query xmlns="http://jabber.org/protocol/muc#owner">\n' +
          '\t\t\t<x xmlns="jabber:x:data" type="submit"/>\n\t\t</query>\n\t</iq>\n\n' +
          `${name} receives:\n\t<iq id="open" from="${ROOM}" type="result"/>`
        : ''),
  ),
  `Romeo sends:\n\t<message to="${ROOM}" type="groupchat"><body>But soft, what light</body></message>`,
  `${ACTORS.at(-1)} receives:\n\t<message from="${ROOM}/Romeo" type="groupchat"><body>But loud</body></message>\n`,
].join('\n\n');

test(
  'nothing is cut off without an ellipsis, with three lanes and with nine',
  LONG,
  async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await page.evaluate(() => {
      const probe = document.createElement('p');
      probe.id = 'probe';
      probe.textContent = 'What is longer than its place';
      Object.assign(probe.style, { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' });
      document.body.append(probe);
    });
    expect(await cutOff(page)).toEqual(['p.: What is longer than its place']);
    await page.evaluate(() => document.querySelector('#probe')?.remove());
    const everyWindow = async () => {
      for (const viewport of WINDOWS) {
        await page.setViewportSize(viewport);
        await caesura.framesPass();
        expect(await cutOff(page), `${viewport.width} by ${viewport.height}`).toEqual([]);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    };
    await everyWindow();
    await caesura.run();
    await caesura.says('Failed at step 8');
    await everyWindow();
    await caesura.openFile({ name: 'nine.scs', mimeType: 'text/plain', buffer: Buffer.from(NINE) });
    await caesura.run();
    await caesura.says('Failed at step');
    for (const name of ['Difference', 'Rooms', 'Stanza', 'Compose', 'Server log']) {
      await caesura.tab(name).click();
      await everyWindow();
    }
  },
);
