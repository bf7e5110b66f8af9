import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

test.use({ locale: 'de-DE' });

test(
  'No panel of a German page has an English sentence left',
  { tag: '@long' },
  async ({ page }) => {
    const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await page.goto('./?scenario=20-kick-broken');
    const bar = page.locator('[data-part="run-bar"]');
    await bar.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('status', { name: 'Stand des Laufs' })).toContainText(
      'Gescheitert bei Schritt 16',
    );

    for (const name of ['Unterschied', 'Server', 'Abdeckung', 'Schreiben', 'Probleme']) {
      await test.step(name, async () => {
        await tab(name).first().click();
        await expect(tab(name).first()).toHaveAttribute('aria-selected', 'true');
        expect(await englishOf(page)).toEqual([]);
      });
    }

    await test.step('what each actor knows of a room, in words and pictures', async () => {
      await tab('Räume').click();
      const panel = page.getByRole('tabpanel', { name: 'Räume' });
      await panel.getByText('Bilder: Namen').click();
      await expect(panel).toContainText('Juliet erfuhr nicht: den echten JID von Romeo.');
      await expect(panel).toContainText('Durch diesen Schritt geändert: Mercutio ging hinaus.');
      expect(await englishOf(page)).toEqual([]);
    });

    await test.step('the server’s log is English, and says so', async () => {
      await tab('Serverprotokoll').click();
      const log = page.getByRole('log', { name: 'Serverprotokoll' });
      await expect(log.locator('[lang="en"]').first()).toContainText('Client connected');
      expect(await englishOf(page)).toEqual([]);
    });

    await test.step('why the server did that, and the glossary', async () => {
      await tab('Stanza').click();
      const panel = page.getByRole('tabpanel', { name: 'Stanza' });
      await expect(panel).toContainText('Die Person wurde hinausgeworfen.');
      await panel.getByText('Alle Wörter: das Glossar').click();
      const glossary = page.getByRole('dialog', { name: 'Glossar' });
      await glossary.getByRole('searchbox').fill('not-allowed');
      await expect(glossary).toContainText(
        'Niemand in dieser Stellung darf das mit diesem Ziel tun.',
      );
      await glossary.getByRole('searchbox').fill('');
      expect(await englishOf(page)).toEqual([]);
    });
  },
);

/** Words without which there are few English sentences, and that are none in German. */
const TELLING = /\b(?:the|and|of|is|are|has|with|that|this|not|which|nothing|nobody)\b/i;

/** What is shown or said in English, but for code, what stands in an editor, and what is marked as English. */
async function englishOf(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const visit = (node: Node): void => {
      if (node instanceof Text) found.push(node.data.trim());
      if (!(node instanceof HTMLElement || node instanceof SVGElement)) return;
      if (node.matches('.monaco-editor, pre, code, script, style, noscript, [lang="en"]')) return;
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
        found.push(node.getAttribute(name) ?? '');
      }
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    return found;
  });
  expect(texts.length).toBeGreaterThan(100);
  return [...new Set(texts)].filter((text) => TELLING.test(text));
}
