import { names, openSquare } from '../square.ts';
import { expect, test } from '../support.ts';
import { savePicture } from './save-picture.ts';

/** The pictures of the README. They stand beside this file. */
const PICTURES = [
  { name: 'failed-light', scenario: '24-affiliation-changes-broken', colorScheme: 'light' },
  { name: 'failed-dark', scenario: '24-affiliation-changes-broken', colorScheme: 'dark' },
  { name: 'passed-light', scenario: '24-affiliation-changes', colorScheme: 'light' },
  { name: 'passed-dark', scenario: '24-affiliation-changes', colorScheme: 'dark' },
  { name: 'lecture-dark', scenario: '20-kick-broken', colorScheme: 'dark', density: 'lecture' },
  { name: 'narrow', scenario: '05-joining-broken', colorScheme: 'light', width: 600 },
] as const;

for (const picture of PICTURES) {
  const { name, scenario, colorScheme } = picture;
  test.describe(name, () => {
    test.use({ colorScheme });

    test('is taken', async ({ caesura, page }) => {
      if ('width' in picture) await page.setViewportSize({ width: picture.width, height: 900 });
      if ('density' in picture) {
        const settings = JSON.stringify({ density: picture.density });
        await page.addInitScript(
          (kept) => localStorage.setItem('caesura.settings.1', kept),
          settings,
        );
      }
      await page.goto(`./?scenario=${scenario}`);
      if (!('width' in picture)) await caesura.editorIsReady();
      // Twice: a warm run shows the times that people see.
      await caesura.run();
      await caesura.says(/^(Passed|Failed)/);
      await caesura.run();
      // Until then it says what became of the first.
      await expect(page.getByRole('button', { name: /^Runs/ })).toContainText('2');
      await caesura.says(/^(Passed|Failed)/);
      if (name.startsWith('passed')) await caesura.tab('Rooms').click();
      await expect(page.getByRole('grid', { name: 'Events' })).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      await savePicture(page, name);
    });
  });
}

test.describe('comparison-light', () => {
  test('is taken', async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8');
    await caesura.panel('Difference').getByRole('button', { name: 'Accept and run' }).click();
    await caesura.says('Passed: 22 of 22 steps');
    await page.keyboard.press('Control+Alt+w');
    await expect(page.getByRole('grid', { name: 'Comparison' })).toBeVisible();
    // The trees are measured once they are painted.
    await caesura.framesPass();
    await savePicture(page, 'comparison-light');
  });
});

test.describe('compose-dark', () => {
  test.use({ colorScheme: 'dark' });

  test('is taken', async ({ caesura, page }) => {
    await caesura.open();
    await caesura.putCursor(85, 0);
    await page.keyboard.press('Control+F10');
    await caesura.says('Paused at step 15');
    await caesura.tab('Compose').click();
    const panel = caesura.panel('Compose');
    await panel.locator('.native-edit-context, textarea.inputarea').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(
      '<message to="room@conference.localhost" type="groupchat"><body>Good morrow</body></message>',
    );
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByRole('status')).toHaveText('1 sent by hand, 2 stanzas came since');
    await savePicture(page, 'compose-dark');
  });
});

/** Lanes, few and many, in all themes; the last one as a person arranged them. */
const LANES = [
  { name: 'lanes-3-light', count: 3, theme: 'light' },
  { name: 'lanes-8-light', count: 8, theme: 'light' },
  { name: 'lanes-12-dark', count: 12, theme: 'dark' },
  { name: 'lanes-12-contrast', count: 12, theme: 'contrast' },
  { name: 'lanes-12-forced', count: 12, theme: 'light', forcedColors: 'active' },
  { name: 'lanes-50-light', count: 50, theme: 'light' },
  { name: 'lanes-arranged-dark', count: 8, theme: 'dark', isArranged: true },
] as const;

for (const picture of LANES) {
  const { name, count, theme } = picture;
  test.describe(name, () => {
    test.use({
      forcedColors: 'forcedColors' in picture ? picture.forcedColors : 'none',
      viewport: { width: 1280, height: 720 },
    });

    test('is taken', async ({ caesura, page }) => {
      const settings = JSON.stringify({ theme });
      await page.addInitScript((kept) => {
        localStorage.setItem('caesura.settings.1', kept);
      }, settings);
      await openSquare(caesura, names(count));
      await caesura.foldInspector();
      await caesura.run();
      await caesura.says(/^Failed/);
      if ('isArranged' in picture) {
        const does = async (lane: string, deed: string) => {
          await caesura.events.getByRole('button', { name: new RegExp(`^${lane}\\b`) }).click();
          await page.getByRole('menuitem', { name: deed }).click();
        };
        await does('Nurse', 'Pin');
        await does('Paris', 'Group with Benvolio');
        await does('Capulet', 'Hide');
      }
      await caesura.framesPass();
      await savePicture(page, name);
    });
  });
}
