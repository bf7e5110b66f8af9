import { expect, test } from './support.ts';

test(
  'a presentation walks through a run by clicker, and the panes stand where it ends',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8');
    await page.keyboard.press('Control+Alt+p');
    const stage = page.getByRole('dialog', { name: 'Presentation' });
    const told = stage.getByRole('status', { name: 'Presented step' });
    await expect(told).toContainText('the script expects none');
    await page.keyboard.press('PageUp');
    await expect(told).toContainText('Romeo makes Juliet a member.');
    await expect(stage.getByText('Step 7 of 22')).toBeVisible();
    await expect(stage.getByRole('group', { name: 'Stanza' })).toContainText('member');
    await page.keyboard.press('x');
    await expect(stage.getByRole('group', { name: 'Stanza' })).toHaveCount(0);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageDown');
    await expect(stage.getByText('Step 7 of 22')).toBeVisible();

    await test.step('the speaker’s window tells what comes, and has the same keys', async () => {
      const opening = page.waitForEvent('popup');
      await stage.getByRole('button', { name: 'Speaker’s window' }).click();
      const speaker = await opening;
      await expect(speaker.getByRole('heading', { level: 1 })).toHaveText(
        'Romeo makes Juliet a member.',
      );
      await expect(speaker.getByRole('listitem')).toHaveCount(3);
      await speaker.locator('[data-part="speaker"]').press('PageUp');
      await expect(stage.getByText('Step 6 of 22')).toBeVisible();
      await stage.getByRole('button', { name: 'Close the speaker’s window' }).click();
    });

    await page.keyboard.press('Escape');
    await expect(stage).toHaveCount(0);
    await expect(caesura.row(/^Step 6\b/)).toHaveAttribute('aria-selected', 'true');
  },
);

test('a presentation runs a script step by step', { tag: '@long' }, async ({ caesura, page }) => {
  await caesura.open('?scenario=05-joining');
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitem', { name: 'Presentation' }).click();
  const stage = page.getByRole('dialog', { name: 'Presentation' });
  await expect(stage.getByText(/^Step 1 of \d/)).toBeVisible();
  // Its goal comes first.
  await stage.getByRole('button', { name: 'Next' }).click();
  await stage.getByRole('button', { name: 'Start' }).click();
  const next = stage.getByRole('button', { name: 'Run next step' });
  await next.click();
  await expect(stage.getByRole('status')).toContainText('is online');
  await next.click();
  await expect(stage.getByText(/^Step 2 of \d/)).toBeVisible();
});

test(
  'a lesson is walked through by space alone: its goal, what comes before it is shown, and why',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=05-joining');
    await page.keyboard.press('Control+Alt+p');
    const stage = page.getByRole('dialog', { name: 'Presentation' });
    const part = stage.getByRole('status', { name: 'Presented part of the lesson' });
    const step = stage.getByRole('status', { name: 'Presented step' });
    await expect(part).toContainText('Goal');
    await page.keyboard.press(' ');
    await expect(step).toBeVisible();
    let asked = 0;
    for (let press = 0; press < 80; press += 1) {
      if (await part.isVisible()) {
        const words = await part.textContent();
        if (words?.startsWith('Why') === true) break;
        expect(words).toMatch(/Step \d+: what does \w+ receive\?/);
        await expect(stage.getByRole('group', { name: 'Stanza', exact: true })).toHaveCount(0);
        asked += 1;
      }
      const before = await stage.textContent();
      await page.keyboard.press(' ');
      await expect.poll(() => stage.textContent()).not.toBe(before);
    }
    await expect(part).toContainText('Why');
    expect(asked).toBeGreaterThan(1);
    await page.keyboard.press('PageUp');
    await expect(step).toBeVisible();
  },
);

test(
  'a class answers before it is shown: by keys, clicker and mouse, in both windows',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=05-joining');
    await page.keyboard.press('Control+Alt+p');
    const stage = page.getByRole('dialog', { name: 'Presentation' });
    const part = stage.getByRole('status', { name: 'Presented part of the lesson' });
    const choices = stage.getByRole('group', { name: /^What will \w+ receive at step/ });
    const onToQuestion = async () => {
      for (let press = 0; press < 30 && !(await choices.isVisible()); press += 1) {
        const before = await stage.textContent();
        await page.keyboard.press('PageDown');
        await expect.poll(() => stage.textContent()).not.toBe(before);
      }
      await expect(part).toContainText('what does');
    };
    const opening = page.waitForEvent('popup');
    await stage.getByRole('button', { name: 'Speaker’s window' }).click();
    const speaker = await opening;
    await page.bringToFront();
    await stage.locator('[data-part="presentation"]').focus();

    await test.step('the speaker sees which one the script expects, and chooses there by mouse', async () => {
      await onToQuestion();
      const there = speaker.getByRole('group', { name: /^What will/ });
      const right = there.getByRole('button', { name: /this is what the script expects/ });
      await expect(right).toHaveCount(1);
      await expect(choices).not.toContainText('this is what the script expects');
      await right.click();
      await expect(choices.getByRole('button', { pressed: true })).toHaveCount(1);
      await page.keyboard.press('PageDown');
      await expect(stage.getByRole('status', { name: 'Presented step' })).toContainText(
        'That is what came.',
      );
    });

    await test.step('the third button of a clicker goes from choice to choice', async () => {
      await onToQuestion();
      const there = speaker.getByRole('group', { name: /^What will/ });
      const wrong = async () =>
        !((await there.getByRole('button', { pressed: true }).textContent()) ?? '').includes(
          'this is what the script expects',
        );
      await page.keyboard.press('.');
      await expect(choices.getByRole('button', { pressed: true })).toHaveCount(1);
      if (!(await wrong())) await page.keyboard.press('.');
      expect(await wrong()).toBe(true);
      await page.keyboard.press('PageDown');
      await expect(stage.getByRole('status', { name: 'Presented step' })).toContainText(
        'Something else came',
      );
    });

    await test.step('a number chooses, and takes it back; without a choice it is only shown', async () => {
      await onToQuestion();
      await page.keyboard.press('1');
      await expect(choices.getByRole('button', { pressed: true })).toHaveCount(1);
      await page.keyboard.press('1');
      await expect(choices.getByRole('button', { pressed: true })).toHaveCount(0);
      await page.keyboard.press('PageDown');
      await expect(choices).toBeHidden();
      await expect(stage.getByText('You said')).toHaveCount(0);
    });
  },
);
