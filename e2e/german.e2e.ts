import AxeBuilder from '@axe-core/playwright';
import { serveBelow } from './static-host.ts';
import { expect, test } from './support.ts';

test.use({ locale: 'de-DE' });

test('A browser that asks for German gets a German page, and English when it is chosen @long', async ({
  page,
}) => {
  await page.goto('./?scenario=01-hello');
  const bar = page.locator('[data-part="run-bar"]');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await bar.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Stand des Laufs' })).toContainText('Bestanden');
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);

  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(bar.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
});

test(
  'Lesson 1 in German, by keyboard: it is played, predicted and mended, and is English when that is chosen',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    await page.goto('./?scenario=01-hello');
    const lesson = page.getByRole('complementary', { name: 'Lektion' });
    const press = (name: string | RegExp) =>
      lesson.getByRole('button', { name }).first().press('Enter');
    const status = page.getByRole('status', { name: 'Stand des Laufs' });
    const script = page.locator('[data-part="script"] .monaco-editor');

    await expect(script).toContainText('Er sagt, dass er da ist');
    await page.keyboard.press('Control+Alt+l');
    await expect(lesson.getByRole('heading', { name: 'Hallo, Stream' })).toBeVisible();
    await expect(lesson).toContainText('die eigene Presence zurückkommen hören');
    await press('Das Stück ausführen');
    await expect(status).toContainText('Bestanden');
    await expect(lesson.getByRole('region', { name: 'Was sie zeigte' })).toContainText('Das Echo');
    await expect(page.getByRole('row', { name: /^Romeo meldet sich an/ })).toBeVisible();
    await press('Mit Vorhersagen ausführen');
    const asked = page.getByRole('region', { name: 'Vorhersage' });
    await expect(asked).toContainText('Frage 1 von');
    await page.keyboard.press('1');
    await expect(lesson.getByRole('region', { name: 'Bisher' })).toContainText(
      /vorhergesagt|anderes/,
    );
    await press('Die Vorhersagen beenden');

    await press('Rätsel 1');
    await lesson.locator('summary').press('Enter');
    await expect(lesson).toContainText('Das Skript erwartet die Presence vom bloßen JID');
    await page.keyboard.press('F8');
    await expect(status).toContainText('Gescheitert');
    await page.getByRole('button', { name: /^presence Romeo/ }).press('Enter');
    await page.getByRole('button', { name: / und ausführen/ }).press('Enter');
    await expect(lesson).toContainText('Gelöst: Das Stück besteht.');
    await press('Zurück zur Lektion');
    await press('Alle Lektionen');
    await expect(lesson.getByRole('region', { name: 'Eintreten' })).toContainText('1/1 gelöst');
    await expect(page.locator('#root [lang="en"]')).toHaveCount(0);

    await lesson.getByRole('button', { name: /^2 / }).press('Enter');
    await expect(script).toContainText('Gibt es hier einen Chat-Dienst?');
    await expect(page.getByRole('row', { name: /^Juliet fragt ihren Server/ })).toBeVisible();
    await page.getByRole('button', { name: 'Einstellungen' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'English' }).press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(script).toContainText('Is there a chat service?');
    await expect(page.getByRole('row', { name: /^Juliet asks her server/ })).toBeVisible();
  },
);

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test(
      'finds nothing in any kind of lesson page in German',
      { tag: '@long' },
      async ({ page }) => {
        test.slow();
        const finds = async (part: string) => {
          const axe = new AxeBuilder({ page }).withTags(TAGS).include(part);
          const { violations } = await axe.analyze();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
        };
        await page.goto('./?scenario=05-joining');
        await expect(page.locator('[data-part="script"] .monaco-editor')).toContainText('Romeo');
        await page.keyboard.press('Control+Alt+l');
        const lesson = page.getByRole('complementary', { name: 'Lektion' });
        const press = (name: string) => lesson.getByRole('button', { name }).first().click();
        const status = page.getByRole('status', { name: 'Stand des Laufs' });
        await press('Das Stück ausführen');
        await expect(status).toContainText('Bestanden');
        expect(await finds('[data-part="lesson"]')).toEqual([]);
        await press('Mit Vorhersagen ausführen');
        const asked = page.getByRole('region', { name: 'Vorhersage' });
        await expect(asked).toContainText('Frage 1 von');
        expect(await finds('[data-part="inspector"]')).toEqual([]);
        await asked.getByRole('button', { name: 'Selbst schreiben' }).click();
        expect(await finds('[data-part="inspector"]')).toEqual([]);
        await press('Die Vorhersagen beenden');
        await press('Hier übernehmen');
        await expect(page.getByRole('group', { name: 'Handlungen' })).toBeVisible();
        expect(await finds('[data-part="inspector"]')).toEqual([]);
        await press('Alle Lektionen');
        expect(await finds('[data-part="lesson"]')).toEqual([]);
        for (const key of ['Control+Alt+x', 'Control+Alt+c', 'Control+Alt+p']) {
          await page.keyboard.press(key);
          await expect(page.getByRole('dialog')).toBeVisible();
          expect(await finds('[role=dialog]')).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      },
    );
  });
}

test(
  'A lesson that was edited in German says so on an English page',
  { tag: '@long' },
  async ({ page }) => {
    await page.goto('./?scenario=01-hello');
    const script = page.locator('[data-part="script"] .monaco-editor');
    await expect(script).toContainText('Er sagt, dass er da ist');
    await script.getByRole('textbox').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n# Und noch etwas\n');
    await expect(page.locator('[data-part="document"]')).toContainText('bearbeitet');
    await page.getByRole('button', { name: 'Einstellungen' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'English' }).press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('[lang="de"]', { hasText: 'Er sagt, dass er da ist' })).toBeVisible();
  },
);

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test(
    'A German page that is kept has its lessons in German',
    { tag: '@long' },
    async ({ page }) => {
      const host = await serveBelow('/');
      try {
        await page.goto(`${host.url}?scenario=01-hello`);
        const isKept = async () =>
          (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated';
        await expect.poll(() => page.evaluate(isKept), { timeout: 60_000 }).toBe(true);
      } finally {
        host.close();
      }
      await page.context().setOffline(true);
      await page.goto(`${host.url}?scenario=20-kick`);
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
      await expect(page.locator('[data-part="script"]')).toContainText('Romeo eröffnet den Raum');
    },
  );
});

test.describe('in a browser that asks for English', () => {
  test.use({ locale: 'en-GB' });

  test('Nothing German is asked for', { tag: '@long' }, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('./?scenario=01-hello');
    await expect(page.locator('[data-part="script"] .monaco-editor')).toContainText('He says');
    expect(asked.some((url) => url.includes('/scenarios/01-hello.scs'))).toBe(true);
    expect(asked.filter((url) => /\/(?:messages|lessons)-/.test(url))).toEqual([]);
  });
});
