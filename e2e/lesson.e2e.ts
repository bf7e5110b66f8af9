import type { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

const HIDDEN = /: hidden until you have answered$/;

/** The lesson's panel, opened by its key. */
async function openLesson(caesura: CaesuraPage, id: string) {
  await caesura.open(`?scenario=${id}`);
  await caesura.page.keyboard.press('Control+Alt+l');
  const lesson = caesura.page.getByRole('complementary', { name: 'Lesson' });
  await expect(lesson).toBeVisible();
  return lesson;
}

test('a scenario is a lesson: goal, cast, play, and what came in it @long', async ({
  caesura,
  page,
}) => {
  const lesson = await openLesson(caesura, '20-kick');
  await expect(lesson.getByRole('heading', { name: 'Kick' })).toBeVisible();
  await expect(lesson.getByRole('region', { name: 'Cast' })).toContainText('Mercutio');
  await lesson.getByRole('button', { name: 'Run the play' }).click();
  await caesura.says('Passed: 21 of 21 steps');
  const showed = lesson.getByRole('region', { name: 'What it showed' });
  await expect(showed).toContainText('307');
  await showed.getByRole('button', { name: 'step 16' }).click();
  await expect(caesura.row(/^Step 16,/)).toHaveAttribute('aria-selected', 'true');
  await expect(showed.getByRole('link', { name: 'XEP-0045 §8.2' }).last()).toBeVisible();
  await expect(lesson.getByRole('progressbar', { name: 'Progress' })).toHaveAttribute(
    'aria-valuenow',
    '1',
  );
  await page.reload();
  await caesura.editorIsReady();
  await page.keyboard.press('Control+Alt+l');
  await expect(lesson).toContainText('1 finished');
  await lesson.getByRole('button', { name: 'Close' }).click();
  await expect(lesson).toBeHidden();
  await expect(caesura.script).toBeVisible();
});

test('what comes is told before it is seen: by keys, one as said, one not, one shown', async ({
  caesura,
  page,
}) => {
  const lesson = await openLesson(caesura, '20-kick');
  await lesson.getByRole('button', { name: 'Run with predictions' }).press('Enter');
  const asked = page.getByRole('region', { name: 'Prediction' });
  await expect(
    asked.getByRole('heading', { name: 'What will Juliet receive next?' }),
  ).toBeVisible();
  await caesura.says('Question 1 of 6.');
  await expect(caesura.row(HIDDEN).first()).toBeVisible();
  await expect(caesura.events).not.toContainText('was kicked');
  const right = asked.getByRole('button', { name: 'Juliet sees Mercutio.', exact: true });
  await page.keyboard.press((await right.getAttribute('aria-keyshortcuts')) ?? '');
  await expect(asked).toContainText('That is what came.');
  await expect(lesson.getByRole('region', { name: 'So far' })).toContainText('as you said');
  await asked.getByRole('button', { name: 'Next question' }).press('Enter');

  await caesura.says('Question 2 of 6.');
  const wrong = asked
    .getByRole('button', { name: /^Mercutio/ })
    .filter({ hasNotText: 'was kicked by Romeo' })
    .first();
  await page.keyboard.press((await wrong.getAttribute('aria-keyshortcuts')) ?? '');
  await expect(asked).toContainText('Something else came');
  await expect(asked.getByRole('row', { name: /differs: / }).first()).toBeVisible();
  await page.keyboard.press('r');
  await expect(asked.getByRole('button', { name: 'Show me' })).toBeVisible();
  await page.keyboard.press('0');
  await expect(asked).toContainText('This is what came.');
  await lesson.getByRole('button', { name: 'End the predictions' }).click();
  await expect(asked).toBeHidden();
  await caesura.says('Passed: 21 of 21 steps');
  await expect(caesura.row(HIDDEN)).toHaveCount(0);
});

test('a puzzle is a copy with one wrong place: a hint, a mended step, solved', async ({
  caesura,
}) => {
  const lesson = await openLesson(caesura, '20-kick');
  await lesson.getByRole('button', { name: 'Puzzle 1' }).click();
  await expect(lesson).toContainText('One place of this script is wrong');
  await lesson.getByText('Hint').click();
  await expect(lesson.getByRole('region', { name: 'Your task' })).toContainText(/script expects/i);
  await caesura.run();
  await caesura.says(/^Failed at step/);
  await caesura.panel('Difference').getByRole('button', { name: 'Accept and run' }).click();
  await caesura.says('Passed');
  await expect(lesson.getByRole('status').filter({ hasText: 'Solved' })).toBeVisible();
  await lesson.getByRole('button', { name: 'Back to the lesson' }).click();
  await expect(lesson).toContainText('solved');
});
