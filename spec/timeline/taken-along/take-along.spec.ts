import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { speak, type Messages } from '../../../src/base/language.ts';
import { readLog } from '../../../src/logs/read-log.ts';
import { runOf, timelineOf } from '../../../src/cli/recorded-run.ts';
import {
  USUAL_LANES,
  type LaneArrangement,
} from '../../../src/timeline/arrangement/lane-arrangement.ts';
import type { Row } from '../../../src/timeline/model.ts';
import {
  MOST_TAKEN,
  TAKEN_FORMS,
  takeAlong,
  type TakenForm,
} from '../../../src/timeline/taken-along/take-along.ts';
import { parseStrict } from '../../../src/xml/parse-strict.ts';

const FORMS = Object.keys(TAKEN_FORMS) as TakenForm[];
const LOG = readFileSync(path.join(import.meta.dirname, '../../logs/samples/gajim.txt'), 'utf8');

function timeline(text: string) {
  const read = readLog(text);
  if (!read.ok) throw new Error(read.error.message);
  const run = runOf(read.value.events);
  if (!run.ok) throw new Error(run.error);
  return timelineOf(run.value, { filter: '', stream: false });
}

/** What somebody would say, or be called, who wants more than to be read. */
const HOSTILE = [
  'a; Note over lane0: b',
  '%%{init: {}}%%',
  '@startuml\n!include /etc/passwd',
  '%getenv("HOME") $x **bold** [[http://x]]',
  '| cell | `code` ![i](http://x) <img src=x> @team',
  '</text><script>alert(1)</script>',
  '\u202edrow\u0007',
];

function said(body: string): string {
  const escaped = body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u0007', '');
  const message = `<message type="groupchat" from="r@s/n" to="a@b/c"><body>${escaped}</body></message>`;
  return `<!-- Incoming 12:00:00 (a) -->\n${message}\n`;
}

describe('a run that is taken along', () => {
  it.each(FORMS)('is a document that people can read: %s', async (form) => {
    const document = takeAlong(form, 'The orchard', timeline(LOG));
    await expect(document).toMatchFileSnapshot(`./golden/orchard${TAKEN_FORMS[form].ending}`);
    expect(document).not.toContain('wherefore');
  });

  it('stands between the columns that a person made of the lanes', () => {
    const taken = timeline(LOG);
    const [first, ...others] = taken.lanes.map(({ id }) => id);
    const heads = (arrangement: LaneArrangement) =>
      takeAlong('mermaid', '', { ...taken, arrangement })
        .split('\n')
        .filter((line) => line.startsWith('    participant'))
        .map((line) => line.replace(/.* as /, ''));
    const usual = heads(USUAL_LANES);
    expect(usual).toHaveLength(others.length + 1);
    expect(heads({ ...USUAL_LANES, order: [...others, first ?? ''] })).toEqual([
      ...usual.slice(1),
      usual[0],
    ]);
    const hidden = { ...taken, arrangement: { ...USUAL_LANES, hidden: others } };
    expect(takeAlong('plantuml', '', hidden)).toContain(`"${others.length} hidden" as lane1`);
    expect(takeAlong('markdown', '', hidden)).toBe(takeAlong('markdown', '', taken));
  });

  it.each(HOSTILE)('takes %j for a text', (body) => {
    const rows = timeline(said(body));
    const lines = (form: TakenForm) => takeAlong(form, body, rows).trim().split('\n');
    for (const line of lines('mermaid').slice(1)) {
      expect(line).toMatch(
        /^ {4}(?:participant lane\d+ as |lane\d+->>lane\d+: |Note over lane\d+(?:,lane\d+)?: )/,
      );
      expect(line.replace(/#\d+;/g, '').replace(/^[^:]*: /, '')).not.toMatch(/[;#%<>{}`$]/);
    }
    for (const line of lines('plantuml').slice(2, -1)) {
      const text = line.replace(/^participant "|" as lane\d+$|^[^:]* : /g, '');
      expect(text.replace(/<U\+[0-9A-F]{4}>/g, '')).not.toMatch(/[!%$<>*[\]"\\]/);
    }
    for (const line of lines('markdown').slice(2)) {
      expect(line.match(/(?<!\\)\|/g)).toHaveLength(8);
      expect(line).not.toMatch(/<|(?<!\\)`|@/);
    }
    const drawing = takeAlong('svg', body, rows);
    expect(parseStrict(drawing)).toMatchObject({ ok: true });
    expect(drawing).not.toContain('<script');
  });

  it.each(['mermaid', 'plantuml', 'markdown', 'svg'] as const)(
    'says after its rows what was not laid out: %s',
    (form) => {
      const { lanes, rows } = timeline(LOG);
      const document = takeAlong(form, '', { lanes, rows, more: 'Nothing more' });
      expect(document).toContain('Nothing more');
    },
  );

  it.each(FORMS)('says how much is left out of it: %s', (form) => {
    const end: Row = { kind: 'end', id: 'end', text: 'The end' };
    const rows = Array.from({ length: MOST_TAKEN + 5 }, () => end);
    const document = takeAlong(form, '', { lanes: timeline(LOG).lanes, rows });
    expect(document).toMatch(/5 more rows are left out/);
  });
});

describe('a run that is taken along from a page in another language', () => {
  afterEach(() => speak('en', {}));

  it('is in that language: heads, rows and what is left out', () => {
    const messages = JSON.parse(
      readFileSync(
        path.resolve(import.meta.dirname, '../../../src/app/messages/de/timeline.json'),
        'utf8',
      ),
    ) as Messages;
    speak('de', { ...messages, Step: 'Schritt' });
    const { lanes, rows } = timeline(LOG);
    const [row] = rows;
    if (row === undefined) throw new Error('There is no row.');
    const many = Array.from({ length: MOST_TAKEN + 2345 }, () => row);
    const document = takeAlong('markdown', '', { lanes, rows: many });
    expect(document).toContain('# Ein Lauf');
    expect(document).toMatch(/^\| Schritt \| ms \|.*\| Von \| An \|.*\| Was es sagt \|$/m);
    expect(document).toContain('2.345 weitere Zeilen fehlen&#58; Ein Dokument fasst 1.000');
  });
});
