import { readFile } from 'node:fs/promises';
import { expect, test } from './support.ts';

const SCRIPT = `# A long run

[Client] Romeo
\tjid: romeo@localhost
\tpassword: password

-----

Romeo connects
`;

/** The trace of a run whose frames have so many characters. */
function traceOf(characters: number): string {
  const xml = `<message><body>${'x'.repeat(1_000_000)}</body></message>`;
  const frame = { at: 0, type: 'frame', actor: 'Romeo', direction: 'received', phase: 'session' };
  const events = [
    { at: 0, type: 'run-started', format: 1, source: SCRIPT, server: 'Prosody', rule: 'skip' },
    ...Array.from({ length: Math.ceil(characters / xml.length) }, () => ({ ...frame, xml })),
    { at: 0, type: 'run-ended', outcome: 'stopped' },
  ];
  const lines = events.map((event, seq) => JSON.stringify({ seq, ...event }));
  return [JSON.stringify({ caesura: 'trace', format: 1 }), ...lines, ''].join('\n');
}

test(
  'a run that is too large to be kept is told, and can be saved to a file',
  { tag: '@long' },
  async ({ caesura }) => {
    const { page } = caesura;
    await caesura.open();
    const buffer = Buffer.from(traceOf(9_000_000));
    await caesura.openFile({ name: 'long.jsonl', mimeType: 'application/json', buffer });
    const notice = page.getByText('This run is too large to be kept in this browser');
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Runs (1)' }).click();
    await expect(page.getByText('Not kept: a reload loses this run')).toBeVisible();
    await page.keyboard.press('Escape');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('A-long-run.jsonl');
    expect((await readFile(await file.path(), 'utf8')).split('\n')).toHaveLength(13);
  },
);
