import { readFileSync } from 'node:fs';
import { DIST, headersOfBuild, serveBelow } from './static-host.ts';
import { expect, test } from './support.ts';

test('the build works from any path of a static host', async ({ caesura, page }) => {
  const host = await serveBelow('/deep/down/caesura/');
  try {
    await page.goto(`${host.url}?scenario=20-kick`);
    await caesura.editorIsReady();
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
  } finally {
    host.close();
  }
});

test('the page works under the headers that come with the build', async ({ caesura, page }) => {
  expect(headersOfBuild('/')['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  const host = await serveBelow('/', headersOfBuild);
  try {
    await page.goto(`${host.url}?scenario=20-kick`);
    await caesura.editorIsReady();
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
    // Hovers, offers and lists are the parts of the editor that paint HTML.
    await caesura.putCursor(14, 3);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.keyboard.press('F1');
    await page.keyboard.press('Escape');
    await caesura.framesPass();
    const written = await page.evaluate(() => {
      try {
        document.createElement('p').innerHTML = '<b>text</b>';
        return 'written';
      } catch {
        return 'refused';
      }
    });
    const knowsTrustedTypes = await page.evaluate(() => 'trustedTypes' in globalThis);
    expect(written).toBe(knowsTrustedTypes ? 'refused' : 'written');
  } finally {
    host.close();
  }
});

test('the list of licences has a text for all that is shipped', () => {
  const licences = readFileSync(`${DIST}/licences.txt`, 'utf8');
  const sections = licences.split(/^## /m).slice(1);
  for (const section of sections) expect(section.length, section.slice(0, 40)).toBeGreaterThan(150);
  for (const name of [
    'DOMPurify',
    'Emscripten',
    'musl',
    'saxes',
    'koa-compose',
    'Lua 5.4',
    'wasmoon',
  ]) {
    expect(licences).toContain(name);
  }
  expect(licences).toContain('Apache License');
});
