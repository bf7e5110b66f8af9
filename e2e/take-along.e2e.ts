import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

const LONG = { tag: '@long' };

test(
  'a run is taken along as diagram and picture, and a script is made of a part of it',
  LONG,
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
    await page.keyboard.press('Control+Alt+E');
    const dialog = page.getByRole('dialog', { name: 'Take the run along' });

    const saved = async (name: string) => {
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name }).click();
      const file = await download;
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
    };
    const mermaid = await saved('Save Mermaid');
    expect(mermaid.name).toMatch(/\.mmd$/);
    expect(mermaid.bytes.toString()).toMatch(/^sequenceDiagram/);
    const png = await saved('Save PNG');
    expect(png.name).toMatch(/\.png$/);
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(400);

    await dialog.getByRole('button', { name: 'Make a script' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Made of a run').first()).toBeVisible();
    await caesura.run();
    await caesura.says('Passed:');
  },
);

test(
  'rows that are chosen by Shift, by keys or by their menu are taken along alone',
  LONG,
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
    const bar = page.getByRole('group', { name: 'Chosen rows' });
    const dialog = page.getByRole('dialog', { name: 'Take the run along' });

    await test.step('a click with Shift chooses all in between, in either direction', async () => {
      await caesura.row(/^Step 4\b/).click();
      await caesura.row(/^Step 2\b/).click({ modifiers: ['Shift'] });
      await expect(bar).toContainText('3 rows are chosen.');
      await expect(caesura.row(/^Step 3\b/)).toHaveAttribute('aria-selected', 'true');
      await expect(caesura.events).toHaveAttribute('aria-multiselectable', 'true');
    });
    await test.step('keys with Shift go on from there, past the heads of scenes', async () => {
      for (let row = 2; row < 6; row += 1) await page.keyboard.press('Shift+ArrowDown');
      await expect(bar).toContainText('3 rows are chosen.');
      await expect(caesura.row(/^Step 6\b/)).toHaveAttribute('aria-selected', 'true');
      const { violations } = await new AxeBuilder({ page })
        .include('[data-part="timeline"]')
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(bar).toHaveCount(0);
    });
    await test.step('so does the menu of a row', async () => {
      await caesura.row(/^Step 2\b/).click({ button: 'right' });
      await expect(page.getByRole('menuitem', { name: 'To this row' })).toBeDisabled();
      await page.getByRole('menuitem', { name: 'From this row on' }).click();
      await caesura.row(/^Step 4\b/).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'To this row' }).click();
      await expect(bar).toContainText('3 rows are chosen.');
    });
    await test.step('documents have these rows', async () => {
      await bar.getByRole('button', { name: 'Take along' }).click();
      await expect(dialog).toContainText('The rows that are chosen');
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Save Markdown' }).click();
      const text = (await readFile(await (await download).path())).toString();
      const steps = text.split('\n').flatMap((line) => /^\| (\d+) \|/.exec(line)?.[1] ?? []);
      expect(steps).toEqual(['2', '3', '4']);
      await page.keyboard.press('Escape');
    });
    await test.step('and a script of them passes', async () => {
      await bar.getByRole('button', { name: 'Make a script' }).click();
      await expect(page.getByText('Made of a run').first()).toBeVisible();
      await expect(bar).toHaveCount(0);
      await caesura.run();
      await caesura.says('Passed:');
    });
  },
);

test(
  'a pasted log is told, shown on lanes, and what was not understood is shown',
  LONG,
  async ({ caesura, page }) => {
    await caesura.open('?scenario=01-hello');
    await page.keyboard.press('Control+Alt+Z');
    const dialog = page.getByRole('dialog', { name: 'Open a log of another program' });
    const told = dialog.getByRole('status', { name: 'What is understood' });
    await dialog.getByRole('textbox').fill('Good morrow.');
    await expect(told).toContainText('No stanza was found');
    await expect(dialog.getByRole('button', { name: 'Show it on lanes' })).toBeDisabled();
    await dialog
      .getByRole('textbox')
      .fill(
        '<message from="romeo@localhost/a" to="juliet@localhost/b" type="chat"><body>1</body></message>\nwords\n<presence from="juliet@localhost/b"/>',
      );
    await expect(told).toContainText('2 stanzas');
    await expect(dialog.getByRole('heading', { name: 'Not understood' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Show it on lanes' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Make a script of it' })).toBeVisible();
  },
);
