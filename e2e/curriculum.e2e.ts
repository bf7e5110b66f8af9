import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

/** How a person does it. */
type Hand = (control: Locator) => Promise<void>;

const HANDS: Readonly<Record<'mouse' | 'keyboard', Hand>> = {
  mouse: (control) => control.click(),
  keyboard: (control) => control.press('Enter'),
};

const TITLES = [
  'Hello, stream',
  'Is there a chat service?',
  'Creating a room',
  'Instant or reserved?',
  'The four steps of a join',
];

async function predictRightAndWrong(caesura: CaesuraPage, page: Page, act: Hand) {
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  const asked = page.getByRole('region', { name: 'Prediction' });
  await act(lesson.getByRole('button', { name: 'Run with predictions' }));
  await caesura.says('Question 1 of 6.');
  const right = asked.getByRole('button', { name: /Romeo hears .*Is anybody here/ }).first();
  await act(right);
  await expect(asked).toContainText('That is what came.');
  await act(asked.getByRole('button', { name: 'Next question' }));
  await caesura.says('Question 2 of 6.');
  await act(asked.getByRole('button', { name: 'Write it myself' }));
  const stanza = asked.getByRole('textbox', { name: /^The stanza that Juliet will receive/ });
  await expect(stanza).toBeFocused();
  await page.keyboard.insertText('<message><body>');
  await page.keyboard.press('Control+Enter');
  await expect(asked.getByRole('alert')).not.toBeEmpty();
  await stanza.fill('<presence from="room@conference.localhost/Juliet"/>');
  await page.keyboard.press('Control+Enter');
  await expect(asked).toContainText('Something else came');
  const soFar = lesson.getByRole('region', { name: 'So far' });
  await expect(soFar).toContainText('as you said');
  await expect(soFar).toContainText('something else came');
  await act(lesson.getByRole('button', { name: 'End the predictions' }));
}

async function solvePuzzle(caesura: CaesuraPage, page: Page, act: Hand) {
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  await act(lesson.getByRole('button', { name: 'Puzzle 1' }));
  await expect(lesson).toContainText('One place of this script is wrong');
  await caesura.run();
  await caesura.says(/^Failed at step/);
  await act(caesura.panel('Difference').getByRole('button', { name: 'Accept and run' }));
  await caesura.says('Passed');
  await expect(lesson.getByRole('status').filter({ hasText: 'Solved' })).toBeVisible();
  await act(lesson.getByRole('button', { name: 'Back to the lesson' }));
  await expect(lesson.getByText('solved', { exact: true })).toBeVisible();
}

async function takeOverAndComeBack(caesura: CaesuraPage, page: Page, act: Hand) {
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  await caesura.run();
  await caesura.says('Passed');
  await act(lesson.getByRole('button', { name: 'Take over here' }));
  await caesura.says('Paused after the last step');
  const panel = caesura.panel('Compose');
  await act(
    panel.getByRole('group', { name: 'Acts' }).getByRole('button', { name: 'Say', exact: true }),
  );
  await act(panel.getByRole('button', { name: 'Send', exact: true }));
  await expect(panel.getByRole('status')).toContainText('1 sent by hand, 2 stanzas came since');
  await act(lesson.getByRole('button', { name: 'Come back to the lesson' }));
  await caesura.says('Passed');
}

for (const [name, act] of Object.entries(HANDS)) {
  const isLong = name === 'keyboard';
  test(
    `lessons 1 to 5 by ${name}: predictions, a puzzle, free play, and back`,
    isLong ? { tag: '@long' } : {},
    async ({ caesura, page }) => {
      test.slow();
      await caesura.open('?scenario=01-hello');
      await page.keyboard.press('Control+Alt+l');
      const lesson = page.getByRole('complementary', { name: 'Lesson' });
      for (const [at, title] of TITLES.entries()) {
        await test.step(title, async () => {
          await expect(lesson.getByRole('heading', { name: title })).toBeVisible();
          await act(lesson.getByRole('button', { name: 'Run the play' }));
          await caesura.says('Passed');
          await expect(lesson.getByRole('region', { name: 'What it showed' })).toContainText(
            'Why the server did that',
          );
          if (at + 1 < TITLES.length) await act(lesson.getByRole('button', { name: /^Next: / }));
        });
      }
      await test.step('predictions', () => predictRightAndWrong(caesura, page, act));
      await test.step('a puzzle', () => solvePuzzle(caesura, page, act));
      await test.step('free play', () => takeOverAndComeBack(caesura, page, act));
      await act(lesson.getByRole('button', { name: 'All lessons' }));
      await expect(lesson).toContainText('5 of 50 lessons finished');
      const chosen = lesson.getByRole('region', { name: 'Entering' });
      await expect(chosen).toContainText('finished, 1/1 solved');
    },
  );
}

test(
  'a task is done once the room is as it is to be, with steps of one’s own',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=17-voice-task');
    await page.keyboard.press('Control+Alt+l');
    const lesson = page.getByRole('complementary', { name: 'Lesson' });
    const checks = lesson.getByRole('list', { name: 'What the room is to be' });
    await act(lesson, 'Run the play');
    await caesura.says('Passed');
    await expect(checks.getByRole('listitem').first()).toContainText('holds');
    await expect(checks.getByRole('listitem').last()).toContainText('not yet');
    await expect(lesson.getByRole('region', { name: 'What it showed' })).toBeHidden();

    await act(lesson, /^Take over here/);
    await caesura.says('Paused after the last step');
    const panel = caesura.panel('Compose');
    await act(panel.getByRole('group', { name: 'Acts' }), 'Give a role');
    await act(panel, /^Send$/);
    await expect(panel.getByRole('status')).toContainText('1 sent by hand');
    await expect(checks.getByRole('listitem').last()).toContainText('holds');
    await act(panel, 'Insert as steps');
    await page.keyboard.press('Control+Alt+v');
    await act(lesson, 'Run the play');
    await caesura.says('Passed');
    await expect(lesson.getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
  },
);

async function act(where: Locator, name: string | RegExp): Promise<void> {
  await where.getByRole('button', { name }).click();
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test(
      'finds nothing in any kind of lesson page',
      { tag: '@long' },
      async ({ caesura, page, browserName }) => {
        test.skip(browserName !== 'chromium', 'axe reads the same page everywhere');
        test.slow();
        const finds = async (part: string) => {
          const axe = new AxeBuilder({ page }).withTags(TAGS).include(part);
          const { violations } = await axe.analyze();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
        };
        await caesura.open('?scenario=05-joining');
        await page.keyboard.press('Control+Alt+l');
        const lesson = page.getByRole('complementary', { name: 'Lesson' });
        await act(lesson, 'Run the play');
        await caesura.says('Passed');
        expect(await finds('[data-part="lesson"]')).toEqual([]);
        await act(lesson, 'Run with predictions');
        await caesura.says('Question 1 of 6.');
        expect(await finds('[data-part="inspector"]')).toEqual([]);
        await act(page.getByRole('region', { name: 'Prediction' }), 'Write it myself');
        expect(await finds('[data-part="inspector"]')).toEqual([]);
        await act(lesson, 'End the predictions');
        await act(lesson, /^Take over here/);
        await caesura.says('Paused');
        await act(caesura.panel('Compose').getByRole('group', { name: 'Acts' }), /^Kick/);
        expect(await finds('[data-part="inspector"]')).toEqual([]);
        await caesura.tab('Rooms').click();
        await caesura.panel('Rooms').getByText('Pictures:').click();
        expect(await finds('[data-part="inspector"]')).toEqual([]);
        await act(lesson, 'All lessons');
        expect(await finds('[data-part="lesson"]')).toEqual([]);
        await caesura.open('?scenario=05-joining');
        await page.keyboard.press('Control+Alt+p');
        const stage = page.getByRole('dialog', { name: 'Presentation' });
        const choices = stage.getByRole('group', { name: /^What will/ });
        for (let press = 0; press < 20 && !(await choices.isVisible()); press += 1) {
          const before = await stage.textContent();
          await page.keyboard.press('PageDown');
          await expect.poll(() => stage.textContent()).not.toBe(before);
        }
        await page.keyboard.press('1');
        expect(await finds('[role=dialog]')).toEqual([]);
        await page.keyboard.press('Escape');
        for (const key of ['Control+Alt+x', 'Control+Alt+c']) {
          await page.keyboard.press(key);
          await expect(page.getByRole('dialog')).toBeVisible();
          expect(await finds('[role=dialog]')).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      },
    );
  });
}
