import type { Page } from '@playwright/test';
import type { CaesuraPage } from '../pages/caesura-page.ts';
import { names, openSquare } from '../square.ts';
import { expect, test } from '../support.ts';
import { savePicture } from './save-picture.ts';

const KICK = '?scenario=20-kick-broken';

interface State {
  readonly name: string;
  readonly reach: (caesura: CaesuraPage, page: Page) => Promise<void>;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: 'dark' | 'contrast';
}

/** The page in each of its states, as a person who reviews its look wants to see them side by side. */
const STATES: readonly State[] = [
  {
    name: 'state-empty',
    reach: async (caesura, page) => {
      await caesura.open();
      await caesura.focusEditor();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      await expect(caesura.script).not.toContainText('Romeo');
    },
  },
  {
    name: 'state-welcome',
    reach: async (caesura) => {
      await caesura.open();
      await caesura.editorIsReady();
    },
  },
  {
    name: 'state-running',
    reach: async (caesura) => {
      await openSquare(caesura, names(50));
      await caesura.run();
      await expect(caesura.row(/^Step 12\b.*sent/)).toBeVisible();
    },
  },
  {
    name: 'state-paused',
    theme: 'dark',
    reach: async (caesura) => {
      await caesura.open(KICK);
      await caesura.step();
      await caesura.step();
      await caesura.step();
      await caesura.says('Paused at step 3');
    },
  },
  { name: 'state-1-lane', reach: (caesura) => runSquare(caesura, 1) },
  {
    name: 'state-folded',
    reach: async (caesura, page) => {
      await failed(caesura);
      await page.keyboard.press('Control+Alt+y');
    },
  },
  {
    name: 'state-filtered',
    theme: 'dark',
    reach: async (caesura, page) => {
      await failed(caesura);
      const box = page.getByRole('searchbox', { name: 'Filter events' });
      await caesura.write(box, 'kind:presence');
      await box.press('Enter');
      await expect(box).toHaveValue('kind:presence');
    },
  },
  {
    name: 'state-chosen',
    reach: async (caesura) => {
      await failed(caesura);
      await caesura.row(/^Step 12\b/).click();
      await caesura.row(/^Step 16\b/).click({ modifiers: ['Shift'] });
    },
  },
  {
    name: 'state-arrival',
    theme: 'dark',
    reach: async (caesura, page) => {
      await failed(caesura);
      await page.keyboard.press('Control+Alt+a');
      await expect(caesura.row(/^Step 16\b/)).toBeVisible();
    },
  },
  {
    name: 'state-presentation',
    reach: async (caesura, page) => {
      await failed(caesura);
      await page.keyboard.press('Control+Alt+p');
      await expect(page.getByRole('dialog', { name: 'Presentation' })).toBeVisible();
    },
  },
  {
    name: 'state-lesson',
    reach: async (caesura, page) => {
      await caesura.open('?scenario=20-kick');
      await page.keyboard.press('Control+Alt+l');
      await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
    },
  },
  // A window of 1440 by 900 at 150 and at 200 percent is one of fewer CSS pixels.
  { name: 'state-150-percent', viewport: { width: 960, height: 600 }, reach: failed },
  {
    name: 'state-200-percent',
    viewport: { width: 720, height: 450 },
    theme: 'dark',
    reach: failed,
  },
  { name: 'state-phone', viewport: { width: 390, height: 844 }, reach: failed },
  { name: 'state-contrast', theme: 'contrast', reach: failed },
];

async function failed(caesura: CaesuraPage): Promise<void> {
  // In a small window the editor lies under another tab.
  await caesura.page.goto(`./${KICK}`);
  await expect(caesura.row(/^Step 1\b/)).toBeVisible();
  await caesura.run();
  await caesura.says(/^Failed/);
}

async function runSquare(caesura: CaesuraPage, count: number): Promise<void> {
  await openSquare(caesura, names(count));
  await caesura.run();
  await caesura.says(/^Failed/);
}

for (const { name, reach, viewport, theme } of STATES) {
  test.describe(name, () => {
    if (viewport !== undefined) test.use({ viewport });

    test('is taken', async ({ caesura, page }) => {
      if (theme !== undefined)
        await page.addInitScript((kept) => {
          localStorage.setItem('caesura.settings.1', kept);
        }, JSON.stringify({ theme }));
      await reach(caesura, page);
      await page.evaluate(() => document.fonts.ready);
      await caesura.framesPass();
      await savePicture(page, name);
    });
  });
}
