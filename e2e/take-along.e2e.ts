import { readFile } from 'node:fs/promises';
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
