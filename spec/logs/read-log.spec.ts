import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/base/in-parts.ts';
import { ALL_FORMATS } from '../../src/logs/all-formats.ts';
import { formatOf } from '../../src/logs/all-formats.ts';
import { entriesOfLines } from '../../src/logs/found-entries.ts';
import { readLog, type ReadLog } from '../../src/logs/read-log.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';

const SAMPLES = path.join(import.meta.dirname, 'samples');
const samples = readdirSync(SAMPLES).filter((name) => name !== 'played.scs');

function sample(name: string): string {
  return readFileSync(path.join(SAMPLES, name), 'utf8');
}

function reading(text: string): ReadLog {
  const read = readLog(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** What was understood, and every frame of it in a line. */
function told(text: string): string {
  const { format, actors, stanzas, others, words, lines, unread, events } = reading(text);
  const head = [
    `${format.name}: ${actors.join(', ')}`,
    `${String(stanzas)} stanzas, ${String(others)} others, ${String(words)} words in ${String(lines)}`,
    ...unread.map(
      ({ number, text: line, why }) => `not understood: ${String(number)} ${line} (${why})`,
    ),
  ];
  const frames = events.flatMap((event) =>
    event.type === 'frame'
      ? [`${event.actor} ${event.direction} ${event.phase} ${event.xml.replace(/\s+/g, ' ')}`]
      : [],
  );
  // Ids of servers are others at every recording.
  return `${[...head, '', ...frames].join('\n').replace(/\b[\w-]{10,}(?=['"])/g, '…')}\n`;
}

interface Har {
  readonly log: {
    browser: unknown;
    readonly entries: readonly {
      readonly _webSocketMessages: readonly { readonly data: string }[];
    }[];
  };
}

describe('a log of another program', () => {
  it.each(samples)('%s is read as in the golden file', async (name) => {
    await expect(told(sample(name))).toMatchFileSnapshot(`./told/${name}.txt`);
  });

  it.each(samples)('%s is a trace that can be kept, without the password', (name) => {
    const text = serialiseTrace(reading(sample(name)).events);
    expect(parseTrace(text)).toMatchObject({ ok: true });
    if (name.endsWith('.scs')) return;
    expect(text).not.toContain('wherefore-art-thou');
    expect(text).not.toContain('AHJvbWVvAHBhc3N3b3Jk');
  });

  it('a HAR of Firefox’s own says that it has no messages, and its messages are read as they are copied', () => {
    const har = readFileSync(path.join(import.meta.dirname, 'refused/firefox.har'), 'utf8');
    expect(readLog(har)).toMatchObject({
      ok: false,
      error: {
        code: 'no-stanzas',
        message: expect.stringContaining('Firefox keeps none') as string,
      },
    });
    const { log } = JSON.parse(sample('chromium.har')) as Har;
    const copied = log.entries.flatMap(({ _webSocketMessages }) => _webSocketMessages);
    const { stanzas } = reading(copied.map(({ data }) => data).join('\n'));
    expect(stanzas).toBe(reading(sample('chromium.har')).stanzas);
  });

  it('a HAR that Playwright records of Firefox is read as one of Chromium', () => {
    const archive = JSON.parse(sample('chromium.har')) as Har;
    archive.log.browser = { name: 'firefox', version: '153.0' };
    expect(told(JSON.stringify(archive))).toBe(told(sample('chromium.har')));
  });

  it('every format has a sample', () => {
    const read = new Set(samples.map((name) => reading(sample(name)).format.id));
    expect([...read].sort()).toEqual(ALL_FORMATS.map(({ id }) => id).sort());
  });
});

describe('what is not understood', () => {
  const good = '<message type="chat" to="a@example.org"><body>1</body></message>';

  it.each([
    ['words between stanzas', `${good}\nHello there\n${good}`, [[2, 'words']]],
    [
      'a stanza that does not end',
      `<message><body>\nfor ever\n${good}`,
      [
        [1, 'end'],
        [2, 'end'],
      ],
    ],
    ['tags that do not fit', `<message><b></i></message>\n${good}`, [[1, 'tags']]],
    ['no XML that XMPP allows', `<message><!-- x --></message>\n${good}`, [[1, 'comments']]],
    ['a foreign entity', `<message>&secret;</message>\n${good}`, [[1, 'entity']]],
  ] as const)('is shown with its line: %s', (_, text, lines) => {
    const { unread } = reading(text);
    expect(unread.map(({ number }) => number)).toEqual(lines.map(([number]) => number));
    for (const [index, [, word]] of lines.entries()) {
      expect(unread[index]?.why.toLowerCase()).toContain(word);
    }
  });

  it('holds no secret', () => {
    const { unread } = reading(`${good}\n<password>hunter22hunter</password>`);
    expect(unread[0]?.text).not.toContain('hunter22');
  });

  it.each([
    ['', 'no-log'],
    ['Dear diary', 'no-log'],
    ['<html><body>Hi</body></html>', 'no-log'],
    ['{"log":{"entries":[]}}', 'no-stanzas'],
    ['{"log":', 'no-log'],
    ['<stream:features/>', 'no-stanzas'],
  ])('is refused in a sentence without a stanza: %s', (text, code) => {
    expect(readLog(text)).toMatchObject({ ok: false, error: { code } });
  });
});

/** Pieces that lines of logs are made of. */
const piece = fc.constantFrom(
  '<message to="a@b/c">',
  '</message>',
  '<presence from="r@s/n"/>',
  '<iq type="get" id="1"',
  '>',
  '<!-- Incoming 12:00:00 (a) -->',
  'XMPP IN [a@b 12:00:00]',
  '12:00:00 SENT (1): ',
  'RECV (1): ',
  'Nov 29 14:38:21 c2s1\tdebug\tRECV: ',
  '2026-11-29 15:01:11.6+00:00 [debug] <0.1.0> (t|<0.2.0>) Send XML on stream = <<"',
  '">>',
  '<<60,47',
  '"',
  "'",
  '<![CDATA[',
  ']]>',
  '\n',
  '\r\n',
  '&amp;',
  '\u001b[37;1m',
  '⮊ ',
);
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'grapheme', maxLength: 8 })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

describe('any text', () => {
  it('is read or refused, and never thrown at', () => {
    fc.assert(
      fc.property(text, (any) => {
        const read = readLog(any);
        if (read.ok) expect(parseTrace(serialiseTrace(read.value.events)).ok).toBe(true);
      }),
    );
  });

  it('has no line that is neither understood nor told', () => {
    fc.assert(
      fc.property(text, (any) => {
        const lines = any.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
        const format = formatOf(lines);
        if (format === undefined || format.goesOn !== undefined) return;
        const { entries, stray } = finish(entriesOfLines(lines, format));
        const seen = new Set(stray.flatMap((each) => each.lines));
        for (const entry of entries) {
          if (entry.kind === 'element') for (const line of entry.lines) seen.add(line);
        }
        for (const [index, line] of lines.entries()) {
          const isMark = format.read(line) !== undefined;
          const hasXml = /<(?:message|presence|iq)[\s/>]/.test(line);
          if (!isMark && line.trim() !== '' && hasXml) {
            const inWords = entries.some(
              (each) => each.kind === 'words' && each.message.includes(line.trim()),
            );
            expect(seen.has(index + 1) || inWords).toBe(true);
          }
        }
      }),
    );
  });
});
