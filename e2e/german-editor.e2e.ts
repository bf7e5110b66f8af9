import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

test.use({ locale: 'de-DE' });

const SCRIPT = `# Fehler in vielen Zeilen

[Client] Romeo
\tjid: romeo@localhost
\tpassword: secret

-----

Romeo conects

Romeo receives:
\t<presence from="{scansion:any}"/>
`;

test(
  'A German editor tells faults, repairs, hovers, offers and menus in German',
  { tag: '@long' },
  async ({ page }) => {
    await page.goto('./?scenario=01-hello');
    const editor = page.locator('[data-part="script"] .monaco-editor').first();
    await paste(page, SCRIPT);

    await page.getByRole('tab', { name: /^Probleme/ }).click();
    const problems = page.getByRole('tabpanel', { name: /^Probleme/ });
    await expect(problems).toContainText('„conects“ ist kein Verb. „connects“ gemeint?');
    await expect(problems).toContainText('Romeo ist noch nicht verbunden.');

    await editor.locator('.view-line span span', { hasText: /scansion:any/ }).hover();
    const hover = page.locator('.monaco-hover:visible');
    await expect(hover).toContainText('Der Wert muss da sein und ist beliebig.');

    await editor.locator('.view-line', { hasText: 'Romeo conects' }).click();
    await page.keyboard.press('Control+.');
    const repair = page.locator('.action-widget .monaco-list-row .title').last();
    await expect(repair).toHaveText('„connects“ schreiben');
    expect(await repair.evaluate((title) => title.scrollWidth - title.clientWidth)).toBe(0);
    await page.keyboard.press('Enter');
    await expect(problems).not.toContainText('ist kein Verb');

    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Romeo ');
    await page.keyboard.press('Control+Space');
    const offers = page.locator('.suggest-widget .monaco-list-row');
    await expect(offers.filter({ hasText: 'wartet auf eine Stanza' })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.keyboard.press('Shift+F10');
    const menu = page.locator('.shadow-root-host .monaco-menu').first();
    await expect(menu).toContainText('Symbol umbenennen');
    const painted = menu.locator('xpath=ancestor-or-self::*[contains(@style, "background")]');
    await expect(painted.last()).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  },
);

async function paste(page: Page, text: string): Promise<void> {
  await page
    .locator('[data-part="script"] :is(.native-edit-context, textarea.inputarea)')
    .first()
    .focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}
