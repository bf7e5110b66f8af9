import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { compileScript } from '../../src/script/compile.ts';
import type { TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { parseTrace, writeTrace } from '../../src/trace/file.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { serverRoom } from '../support/server-room.ts';
import { simulate } from '../support/simulated-run.ts';
import type { HostileClass, HostileTry } from './hostile-class.ts';
import { readEverything } from './read-everything.ts';

const FAULTS = path.resolve(import.meta.dirname, '../../../shared/faults');

const SCRIPT = `# Hostile

[Client] Romeo
\tjid: romeo@localhost
\tpassword: password

-----

Romeo connects

Romeo sends:
\t<presence to="room@conference.localhost/Romeo"/>

Romeo receives:
\t<message from="room@conference.localhost"><body>x</body></message>
`;

/** What a server or a file may put where a text is expected. */
const TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  nul: 'a\u0000b',
  'lone surrogates': '\ud800x\udc00',
  separators: '\u2028\u2029\r\n',
  overrides: '\u202e\u200b\ufeff',
  prototype: '__proto__',
  'half a million': 'x'.repeat(500_000),
  'much to be escaped': '\u0001'.repeat(100_000),
  'a hundred thousand emoji': '🤖'.repeat(100_000),
};

const DEEP = '<a>'.repeat(20_000);

/** Every kind of entry that holds texts, each of them this one. */
function entriesWith(text: string): readonly TraceEntry[] {
  const problem = { code: text, what: text, meaning: text, advice: text };
  const values = { [text]: text, __proto__x: text };
  const room = serverRoom(text, [], { subject: text });
  const config = { ...room.config, name: text, historyLength: -5.5, presenceBroadcast: [text] };
  const persons = {
    occupants: [{ nick: text, jid: text, sessions: [text], role: text, affiliation: text }],
    affiliations: [{ jid: text, affiliation: text, nick: text, reason: text }],
  };
  return [
    { type: 'connection', actor: text, state: 'online', jid: text },
    { type: 'connection', actor: text, state: 'offline', problem },
    {
      type: 'frame',
      actor: 'Romeo',
      direction: 'received',
      phase: 'session',
      xml: `<message xmlns="jabber:client"><body>${text}</body></message>`,
    },
    { type: 'frame', actor: text, direction: 'received', phase: 'session', xml: text + DEEP },
    { type: 'stanza-composed', actor: text, stanza: eventSeq(3), written: text },
    { type: 'server-log', level: 'error', source: text, message: text },
    { type: 'server-rooms', rooms: [{ ...room, ...persons, config }] },
    { type: 'server-stack', places: [{ file: text, line: 1, defined: 0, name: text }] },
    { type: 'step-ended', step: 3, verdict: 'missing', note: text, variables: values },
    { type: 'step-excused', step: 3, how: 'passed', captures: values },
    { type: 'run-ended', outcome: 'error', step: 3, problem },
  ];
}

function recorded(entries: readonly TraceEntry[], server = 'simulated'): readonly TraceEvent[] {
  const log = createTraceLog();
  const start = { source: SCRIPT, server, rule: 'skip' } as const;
  log.append({ type: 'run-started', format: 2, ...start }, 0);
  for (const entry of entries) log.append(entry, log.revision);
  return log.events;
}

/** What is written is read again, and is the same; and all that is derived from it can be. */
function comesBack(events: readonly TraceEvent[]): void {
  const read = parseTrace(writeTrace(events).text);
  if (!read.ok) throw new Error(read.error.message.slice(0, 300));
  if (!isDeepStrictEqual(read.value, events)) throw new Error('it is not the same');
  readEverything(read.value);
}

function* recordings(): Iterable<HostileTry> {
  for (const [name, text] of Object.entries(TEXTS)) {
    yield {
      name: `a trace full of ${name}`,
      run: () => comesBack(recorded(entriesWith(text), text)),
    };
    yield { name: `a run whose stream ends with ${name}`, run: () => comesBack(endedWith(text)) };
  }
  yield {
    name: 'the trace of the first edition that it could not open',
    run() {
      const read = parseTrace(
        readFileSync(path.join(FAULTS, '08-own-trace-that-cannot-be-opened.jsonl'), 'utf8'),
      );
      if (!read.ok) throw new Error(read.error.message.slice(0, 300));
      comesBack(read.value);
    },
  };
}

const FIFTY_THOUSAND: HostileTry = {
  name: 'a trace of fifty thousand stanzas',
  run() {
    const [, , stanza] = entriesWith('x');
    comesBack(recorded(Array.from({ length: 50_000 }, () => stanza ?? []).flat()));
  },
};

/** The engine's own record of a run whose server ends the stream with a long or odd reason. */
function endedWith(text: string): readonly TraceEvent[] {
  const { scenario } = compileScript(SCRIPT);
  if (scenario === undefined) throw new Error('the script is broken');
  const problem = { code: 'stream-error', what: text, meaning: text, advice: text };
  const cues = [{ on: 2, to: 'Romeo', closes: problem }];
  return simulate({ script: scenario, source: SCRIPT, cues }).events;
}

/** A whole and sound trace file; what is done to it below is what damages it. */
function soundFile(): string {
  return writeTrace(recorded(entriesWith('x'))).text;
}

const ODD_VALUES = [null, -1, 1.5, 1e308, 9e15, '', 'x', true, [], {}, [[]], '__proto__'] as const;

/** One change of one line: a value is replaced, taken away or doubled, the line is cut, moved or repeated. */
const damage = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    line: fc.nat(12),
    field: fc.nat(12),
    value: fc.constantFrom(...ODD_VALUES),
  }),
  fc.record({
    kind: fc.constantFrom('repeat' as const, 'drop' as const, 'swap' as const),
    line: fc.nat(12),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(20_000) }),
  fc.record({
    kind: fc.constant('bytes' as const),
    at: fc.nat(20_000),
    text: fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(file: string, each: Damage): string {
  if (each.kind === 'cut') return file.slice(0, each.at);
  if (each.kind === 'bytes')
    return file.slice(0, each.at) + each.text + file.slice(each.at + each.text.length);
  const lines = file.split('\n');
  const line = lines[each.line % lines.length] ?? '';
  const at = each.line % lines.length;
  if (each.kind === 'repeat') lines.splice(at, 0, line);
  else if (each.kind === 'drop') lines.splice(at, 1);
  else if (each.kind === 'swap') lines.splice(at, 2, lines[at + 1] ?? '', line);
  else if (each.kind === 'value' && line !== '')
    lines[at] = withValue(line, each.field, each.value);
  return lines.join('\n');
}

function withValue(line: string, field: number, value: unknown): string {
  try {
    const parsed = JSON.parse(line) as Record<string, unknown>;
    const names = Object.keys(parsed);
    return JSON.stringify({ ...parsed, [names[field % names.length] ?? 'x']: value });
  } catch {
    return line;
  }
}

/** It is refused in a sentence, or all of it can be shown. */
function opensOrIsRefused(text: string): void {
  const read = parseTrace(text);
  if (read.ok) return readEverything(read.value);
  const { message } = read.error;
  if (!message.endsWith('.') || message.length > 400) throw new Error(`no sentence: ${message}`);
}

function* damages(runs: number): Iterable<HostileTry> {
  const file = soundFile();
  const several = fc.array(damage, { minLength: 1, maxLength: 4 });
  for (const [index, each] of fc.sample(several, { numRuns: runs, seed: 1 }).entries()) {
    yield {
      name: `damage ${String(index)} ${JSON.stringify(each).slice(0, 120)}`,
      run: () => opensOrIsRefused(each.reduce(damaged, file)),
    };
  }
}

/** Files that are made to be slow, or to be too much. */
function* bombs(): Iterable<HostileTry> {
  const header = '{"caesura":"trace","format":2}\n';
  const started = (source: string) =>
    `${header}${JSON.stringify({ seq: 0, at: 0, type: 'run-started', format: 2, source, server: 's', rule: 'skip' })}\n`;
  const line = (seq: number, fields: object) => `${JSON.stringify({ seq, at: 0, ...fields })}\n`;
  const frame = { type: 'frame', actor: 'Romeo', direction: 'received', phase: 'session' };
  const files: Readonly<Record<string, () => string>> = {
    'ten million line ends': () => header + '\n'.repeat(10_000_000),
    'a header of ten million characters': () => 'x'.repeat(10_000_000),
    'a million brackets': () => `${started(SCRIPT)}${'['.repeat(1_000_000)}\n`,
    'a million brackets in a field': () =>
      `${started(SCRIPT)}{"seq":1,"at":0,"type":"frame","xml":${'['.repeat(1_000_000)}`,
    'a script of a million line ends': () => started(SCRIPT + '\n'.repeat(1_000_000)),
    'a script of a million spaces': () => started(SCRIPT + ' '.repeat(1_000_000)),
    'a script that is too long': () => started(`${SCRIPT}# ${'x'.repeat(5_000_000)}`),
    'a frame of twenty thousand levels': () =>
      started(SCRIPT) + line(1, { ...frame, xml: `<message xmlns="jabber:client">${DEEP}` }),
    'ten thousand variables': () =>
      started(SCRIPT) +
      line(1, {
        type: 'step-ended',
        step: 3,
        verdict: 'missing',
        variables: Object.fromEntries(
          Array.from({ length: 10_000 }, (_, at) => [`v${String(at)}`, 'x']),
        ),
      }),
    'steps and stanzas that are not there': () =>
      started(SCRIPT) +
      line(1, { type: 'step-started', step: 9e15 }) +
      line(2, { type: 'step-ended', step: 0, verdict: 'differs', stanza: 9e15 }) +
      line(3, { type: 'stanza-skipped', stanza: 9e15, step: 9e15 }) +
      line(4, { type: 'step-excused', step: 77, how: 'taken' }) +
      line(5, { type: 'run-paused', step: 9e15, reason: 'stanza', stanza: 12 }) +
      line(6, { type: 'step-ended', step: 3, verdict: 'differs', stanza: 0 }) +
      line(7, { type: 'run-ended', outcome: 'failed', step: 9e15 }),
    'an actor whom the script does not know': () =>
      started(SCRIPT) +
      line(1, { ...frame, actor: 'Nobody', xml: '<message xmlns="jabber:client"/>' }) +
      line(2, { type: 'connection', actor: 'constructor', state: 'online', jid: '@/@' }),
    'a script with an error of today': () =>
      started(SCRIPT.replace('jid: romeo@localhost', 'jid: @')),
  };
  for (const [name, make] of Object.entries(files)) {
    yield { name, run: () => opensOrIsRefused(make()) };
  }
}

/** Trace files: what was recorded of hostile servers is read again; what is damaged or made to hurt is refused or shown. */
export const TRACES: HostileClass = {
  name: 'traces',
  *tries(extent) {
    yield* recordings();
    if (extent === 'whole') yield FIFTY_THOUSAND;
    yield* bombs();
    yield* damages(extent === 'short' ? 150 : 20_000);
  },
};
