import { expect, test } from './support.ts';

test.slow(({ browserName }) => browserName === 'firefox', 'it is typed key by key there');

test(
  'a filter is written with offers, told where it is wrong, and kept',
  { tag: '@long' },
  async ({ browserName, caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8');
    const box = page.getByRole('searchbox', { name: 'Filter events' });
    const offers = page.getByRole('listbox', { name: 'What can be written' });
    const clauses = page.getByRole('group', { name: 'Filter', exact: true });

    await test.step('keys and values are offered, and taken by key', async () => {
      await box.click();
      await expect(offers.getByRole('option', { name: /^actor:/ })).toBeVisible();
      await page.keyboard.type('ki');
      await page.keyboard.press('Tab');
      await expect(box).toHaveValue('kind:');
      await expect(offers.getByRole('option')).toHaveCount(3);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(box).toHaveValue('kind:message');
      await expect(caesura.row(/^Step 8\b/)).toBeVisible();
      await expect(caesura.row(/^Step 7\b/)).toHaveCount(0);
    });

    await test.step('what is wrong is said at its column, and leaves nothing out', async () => {
      await caesura.write(box, 'kind:message step:x');
      await expect(clauses).toContainText('Column 14: “step:” takes a number or a range');
      await expect(caesura.row(/^Step 8\b/)).toBeVisible();
      await clauses.getByRole('button', { name: 'Take away step:x' }).click();
      await expect(box).toHaveValue('kind:message');
      await expect(clauses).not.toContainText('Column');
    });

    await test.step('a pattern finds what it says', async () => {
      await caesura.write(box, '/affiliation=.(member|owner)/ dir:in');
      await expect(caesura.row(/^Step 8\b/)).toBeVisible();
      await expect(caesura.row(/^Step 6\b/)).toHaveCount(0);
      await caesura.write(box, '/(/');
      await expect(clauses).toContainText('This is no pattern');
    });

    await test.step('a row gives filters, by its menu', async () => {
      await caesura.write(box, '');
      await box.press('Enter');
      await caesura.row(/^Step 8\b/).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Romeo with room@conference.localhost' }).click();
      await expect(box).toHaveValue('actor:Romeo with:room@conference.localhost');
      // Of keys that a test presses, Firefox makes no request for a menu, as it does of a keyboard's.
      if (browserName === 'firefox') await caesura.row(/^Step 7\b/).dispatchEvent('contextmenu');
      else await caesura.row(/^Step 7\b/).press('Shift+F10');
      await page.getByRole('menuitem', { name: 'This id: member1' }).click();
      await expect(box).toHaveValue('id:member1');
    });

    await test.step('a filter that is kept is offered in an empty box, after a reload, too', async () => {
      await caesura.write(box, 'actor:Romeo dir:out');
      await clauses.getByRole('button', { name: 'Keep this filter' }).click();
      await page.reload();
      await caesura.editorIsReady();
      await box.click();
      await offers.getByRole('option', { name: /^actor:Romeo dir:out/ }).click();
      await expect(box).toHaveValue('actor:Romeo dir:out');
    });
  },
);
