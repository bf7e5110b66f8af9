import { expect, test } from './support.ts';

test(
  'before the page is there the script can be read, and Run is remembered',
  { tag: '@long' },
  async ({ caesura, page }) => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/assets/page-*.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto('./?scenario=20-kick', { waitUntil: 'commit' });
    await expect(caesura.script).toContainText('[Client] Romeo');
    const early = await caesura.script.locator('pre').boundingBox();
    await caesura.script.locator('pre').focus();
    await page.keyboard.press('F8');
    await expect(page.getByText('The run begins as soon as the page is there.')).toBeVisible();
    arrive();
    await caesura.says('Passed: 21 of 21 steps');
    await caesura.editorIsReady();
    await expect(caesura.script.locator('.monaco-editor.focused')).toBeVisible();
    const editor = await caesura.script.locator('.monaco-editor').first().boundingBox();
    expect(editor?.y).toBeCloseTo(early?.y ?? 0, 0);
    await test.step('after a reload it is the text of this tab', async () => {
      await caesura.replaceScript('# Mine\n');
      await page.reload({ waitUntil: 'commit' });
      await expect(caesura.script).toContainText('# Mine');
      await caesura.editorIsReady();
      await expect(caesura.script).toContainText('# Mine');
    });
  },
);

test(
  'a part that cannot be loaded says so, and comes when it is asked for again',
  { tag: '@long' },
  async ({ browserName, caesura, page }) => {
    await page.route('**/assets/panes-*.js', (route) => route.abort());
    await page.goto('./?scenario=20-kick');
    const broken = page.getByRole('alert').filter({ hasText: 'The timeline broke: its code' });
    await expect(broken).toBeVisible();
    await expect(caesura.script).toContainText('[Client] Romeo');
    await expect(broken).toContainText('if it does not come then, reload the page.');
    await page.unroute('**/assets/panes-*.js');
    // Firefox asks for no module again that it could not load.
    if (browserName === 'firefox') await page.reload();
    else await broken.getByRole('button', { name: 'Start this pane again' }).click();
    await expect(broken).toHaveCount(0);
    await expect(caesura.events).toBeVisible();
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
  },
);
