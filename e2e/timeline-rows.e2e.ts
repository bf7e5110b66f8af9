import { expect, test } from './support.ts';

const SQUARE = 'square@conference.localhost';
const ALL = ['Romeo', 'Juliet', 'Mercutio', 'Tybalt', 'Nurse'];

const enters = (actor: string) => `${actor} connects

${actor} sends:
\t<presence to="${SQUARE}/${actor}"><x xmlns="http://jabber.org/protocol/muc"/></presence>

${actor} receives:
\t<message type="groupchat" from="${SQUARE}"><subject/></message>

`;
const hears = (actor: string) => `${actor} receives:
\t<message type="groupchat" from="${SQUARE}/Romeo"><body>Good morrow</body></message>

`;

/** Four enter, Romeo speaks, and five are to hear him: Nurse is not in the room. */
const SPEECH = `# Five in the square

${ALL.map((actor) => `[Client] ${actor}\n\tjid: ${actor.toLowerCase()}@localhost\n\tpassword: secret\n`).join('\n')}
---------

# All come in
${enters('Romeo')}Romeo sends:
\t<iq type="set" id="open" to="${SQUARE}"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"/></query></iq>

Romeo receives:
\t<iq type="result" id="open"/>

${ALL.slice(1, 4).map(enters).join('')}Nurse connects

# Romeo speaks
Romeo sends:
\t<message type="groupchat" to="${SQUARE}"><body>Good morrow</body></message>

${ALL.map(hears).join('')}`;

test(
  'what many receive alike is one row, which opens to those that do not',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.openFile({
      name: 'speech.scs',
      mimeType: 'text/plain',
      buffer: Buffer.from(SPEECH),
    });
    await caesura.shows('speech.scs');
    await caesura.foldInspector();
    await caesura.run();
    await caesura.says(/^Failed at step 21/);
    const head = caesura.row(/^Steps 17 to 21, 5 actors receive message/);
    await expect(head).toContainText('4 of 5 received it, not Nurse');
    await expect(caesura.row(/^Step 21\b/)).toBeVisible();
    await expect(caesura.row(/^Step 18\b/)).toHaveCount(0);

    await test.step('by key', async () => {
      await head.click();
      await page.keyboard.press('ArrowRight');
      await expect(caesura.row(/^Step 18\b/)).toBeVisible();
      await expect(head).toHaveAttribute('aria-expanded', 'true');
      await page.keyboard.press('ArrowLeft');
      await expect(caesura.row(/^Step 18\b/)).toHaveCount(0);
    });

    await test.step('a step of it that is selected elsewhere is its row', async () => {
      await page.keyboard.press('Control+j');
      await caesura.putCursor(lineOf(SPEECH, 'Mercutio receives', 2) - 1, 0);
      await page.keyboard.press('ArrowDown');
      await expect(head).toHaveAttribute('aria-selected', 'true');
    });

    await test.step('in the order of arrival each stands where it came', async () => {
      await page.keyboard.press('Control+Alt+a');
      await expect(head).toHaveCount(0);
      await expect(caesura.row(/^Step 18\b/)).toBeAttached();
      await page.keyboard.press('Control+Alt+a');
      await expect(head).toBeAttached();
    });
  },
);

/** The line, from 1, of the nth place of some words. */
function lineOf(text: string, words: string, nth: number): number {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => (line.startsWith(words) ? [index + 1] : []))[nth - 1] ?? 1;
}

test(
  'stream set-up is rows by one switch, without its secrets; scenes fold singly and all',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
    const scenes = caesura.events.getByRole('row', { name: /steps?$/ });
    const framing = caesura.events.getByRole('row', { name: /Romeo sends open\b/ });
    const count = Number(await caesura.events.getAttribute('aria-rowcount'));

    await test.step('framing, SASL and bind are there while they are asked for', async () => {
      await expect(framing).toHaveCount(0);
      await page.keyboard.press('Control+Alt+j');
      await caesura.events.evaluate((grid) => grid.scrollTo(0, 0));
      await expect(framing.first()).toBeVisible();
      for (const kind of [
        /Romeo receives features/,
        /Romeo sends auth/,
        /Romeo receives success/,
      ]) {
        await expect(caesura.events.getByRole('row', { name: kind }).first()).toBeVisible();
      }
      await caesura.events
        .getByRole('row', { name: /Romeo sends auth/ })
        .first()
        .click();
      await caesura.tab('Stanza').click();
      const panel = caesura.panel('Stanza');
      await expect(panel).toContainText(/mechanism="PLAIN">… \(\d+ characters\)/);
      await panel.getByRole('button', { name: 'Show raw text' }).click();
      await expect(panel).toContainText('PLAIN');
      await expect(panel).not.toContainText('AHJvbWVv');
      await page.keyboard.press('Control+Alt+j');
      await expect(framing).toHaveCount(0);
      await expect(caesura.events).toHaveAttribute('aria-rowcount', String(count));
    });
    await test.step('a scene folds by its head, and all of them by a key', async () => {
      await caesura.row(/^Step 1\b/).click();
      await scenes.first().click();
      await expect(caesura.row(/^Step 1\b/)).toHaveCount(0);
      await expect(caesura.row(/^Step 5\b/)).toBeVisible();
      await scenes.first().click();
      await expect(caesura.row(/^Step 1\b/)).toBeVisible();
      await page.keyboard.press('Control+Alt+y');
      await expect(caesura.events.getByRole('row', { name: /^Step / })).toHaveCount(0);
      await expect(scenes.first()).toBeVisible();
    });
    await test.step('in the order of arrival scenes have their heads, too', async () => {
      await page.keyboard.press('Control+Alt+y');
      await expect(caesura.events.getByRole('row', { name: /^Step / }).first()).toBeVisible();
      await page.keyboard.press('Control+Alt+a');
      await expect(caesura.events).toHaveAttribute('aria-rowcount', String(count));
      await expect.poll(() => scenes.count()).toBeGreaterThan(1);
    });
  },
);

const LONG = SPEECH.replaceAll(
  'Good morrow',
  'Good morrow to all who came to this square so early, before the sun was up and the bells were rung: hear what the watch has found at the gates of Verona this night',
).replace(
  '# Romeo speaks',
  '# Romeo, who has come down before everybody else and has waited for them at the fountain, tells all of them what the watch has found at the gates this very night',
);

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 720, height: 450 },
]) {
  test.describe(`at a width of ${viewport.width}`, () => {
    test.use({ viewport });
    const extent = viewport.width > 899 ? {} : { tag: '@long' };

    test(
      'the row that the keys are on says all it has to say',
      extent,
      async ({ caesura, page }) => {
        await page.goto('./');
        await expect(caesura.row(/^Step 1\b/)).toBeVisible();
        await caesura.openFile({
          name: 'long.scs',
          mimeType: 'text/plain',
          buffer: Buffer.from(LONG),
        });
        await expect(caesura.row(/^Steps 17 to 21\b/)).toBeAttached();
        // What opens beside the rows would scroll them.
        if (viewport.width > 899) await caesura.foldInspector();
        await caesura.run();
        await caesura.says(/^Failed at step 21/);
        // What failed is selected when its row is painted, which takes the keys along.
        await expect(caesura.events.locator('[aria-selected="true"]')).toBeInViewport();
        const rows = caesura.events.locator('[data-index]');
        await rows.first().focus();
        let longest = 0;
        for (let index = 0; index < (await rows.count()); index++) {
          await page.keyboard.press(index === 0 ? 'Home' : 'j');
          const row = caesura.events.locator('[data-index]:focus');
          await expect(row).toBeVisible();
          await expect(row).toBeInViewport({ ratio: 0.95 });
          expect(await row.evaluate(cutIn)).toEqual([]);
          await expect.poll(() => row.evaluate(gapBelow)).toBeLessThan(1);
          longest = Math.max(longest, (await row.boundingBox())?.height ?? 0);
        }
        expect(longest).toBeGreaterThan(52);
      },
    );
  });
}

test('in a list of few rows each says all it has to say, and rows and lanes fit', async ({
  caesura,
  page,
}) => {
  await caesura.open('?scenario=20-kick-broken');
  await caesura.run();
  await caesura.says(/^Failed at step 16/);
  const rows = caesura.events.locator('[data-index]:not(:has([aria-expanded]))');
  const heights = await rows.evaluateAll((all) =>
    all.map((row) => row.getBoundingClientRect().height),
  );
  // What is longer than two lines has three.
  expect(Math.max(...heights)).toBeGreaterThan(40);
  for (const row of await rows.all()) {
    expect(await row.getByRole('gridcell').last().evaluate(cutIn)).toEqual([]);
    expect(await row.evaluate(gapBelow)).toBeLessThan(1);
  }

  await test.step('the row at the top stays where it is while another one becomes the active one', async () => {
    const last = caesura.row(/^Step 21\b/);
    await last.scrollIntoViewIfNeeded();
    const [before, at] = [
      await last.boundingBox(),
      await caesura.events.evaluate((grid) => grid.scrollTop),
    ];
    expect(at).toBeGreaterThan(0);
    await last.click();
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await caesura.framesPass();
    expect((await last.boundingBox())?.y).toBe(before?.y);
  });
});

/** The texts in a row that have less room than they need. */
function cutIn(row: Element): readonly (string | null)[] {
  return [row, ...row.querySelectorAll('*')]
    .filter(
      (part) =>
        part.clientWidth > 2 &&
        getComputedStyle(part).overflow !== 'visible' &&
        (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1),
    )
    .map((part) => part.textContent);
}

/** How far from its end the row below it begins, in px; a head that sticks does not count. */
function gapBelow(row: Element): number {
  const index = Number(row.getAttribute('data-index'));
  const next = row.parentElement?.querySelector(
    `:scope > [data-index="${index + 1}"]:not(:has([aria-expanded]))`,
  );
  if (!next) return 0;
  return Math.abs(next.getBoundingClientRect().top - row.getBoundingClientRect().bottom);
}
