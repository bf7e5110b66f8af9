import type { FrameEvent, TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { createTraceLog } from '../../src/trace/log.ts';

/**
 * A trace in a readable notation, one event a line (or between `|`), 10 ms apart; `run-started` comes by itself.
 *
 *     Romeo connecting | Romeo online romeo@localhost/r | Romeo offline
 *     step 3 | step 3: matched 7         step 3 starts; ends with stanza 7
 *     Romeo > <presence/>                a stanza sent; `3 Romeo > …` sent by step 3
 *     Romeo < <message/>                 a stanza received; `<<` and `>>` are frames of the stream
 *     skip 5 in 3                        step 3 skips stanza 5
 *     by hand 5 Romeo <presence/>        frame 5 was sent by hand, and so it was written
 *     excused 3 passed                   step 3 failed, and the run goes on
 *     paused 3 breakpoint | resumed | passed | failed 8 | stopped | error
 */
export function trace(notation: string): readonly TraceEvent[] {
  const log = createTraceLog();
  log.append(STARTED, 0);
  for (const line of notation.split(/[|\n]/)) {
    const trimmed = line.trim();
    if (trimmed !== '') log.append(entryFrom(trimmed), log.revision * 10);
  }
  return log.events;
}

const STARTED: TraceEntry = {
  type: 'run-started',
  format: 1,
  source: '',
  server: 'simulated',
  rule: 'skip',
};

type Reader = (groups: readonly string[]) => TraceEntry;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^step (\d+)$/, ([step]) => ({ type: 'step-started', step: Number(step) })],
  [
    /^step (\d+): (\w+)(?: (\d+))?$/,
    ([step, verdict, stanza]) => ({
      type: 'step-ended',
      step: Number(step),
      verdict: verdict as 'matched',
      ...(stanza === undefined ? {} : { stanza: eventSeq(Number(stanza)) }),
    }),
  ],
  [
    /^skip (\d+) in (\d+)$/,
    ([stanza, step]) => ({
      type: 'stanza-skipped',
      stanza: eventSeq(Number(stanza)),
      step: Number(step),
    }),
  ],
  [
    /^by hand (\d+) (\S+) (.*)$/s,
    ([stanza, actor = '', written = '']) => ({
      type: 'stanza-composed',
      actor,
      stanza: eventSeq(Number(stanza)),
      written,
    }),
  ],
  [
    /^excused (\d+) (\w+)$/,
    ([step, how]) => ({ type: 'step-excused', step: Number(step), how: how as 'passed' }),
  ],
  [
    /^paused (\d+) (\w+)$/,
    ([step, reason]) => ({ type: 'run-paused', step: Number(step), reason: reason as 'pause' }),
  ],
  [/^resumed$/, () => ({ type: 'run-resumed' })],
  [
    /^(passed|failed|stopped|error)(?: (\d+))?$/,
    ([outcome, step]) => ({
      type: 'run-ended',
      outcome: outcome as 'passed',
      ...(step === undefined ? {} : { step: Number(step) }),
    }),
  ],
  [
    /^(?:(\d+) )?(.+?) (>>?|<<?) (.*)$/s,
    ([step, actor = '', arrow = '', xml = '']) => ({
      type: 'frame',
      actor,
      direction: arrow.startsWith('>') ? 'sent' : 'received',
      phase: arrow.length === 2 ? 'stream' : 'session',
      xml,
      ...(step === undefined ? {} : { step: Number(step) }),
    }),
  ],
  [
    /^(.+) (connecting|online|offline)(?: (\S+))?$/,
    ([actor = '', state, jid]) => ({
      type: 'connection',
      actor,
      state: state as 'online',
      ...(jid === undefined ? {} : { jid }),
    }),
  ],
];

function entryFrom(line: string): TraceEntry {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(line);
    if (match !== null) return read(match.slice(1));
  }
  throw new Error(`This line is no event of a trace: ${line}`);
}

/** The reverse, for expectations. Notes, problems and variables are left out. */
export function notate(event: TraceEvent): string {
  const words = (...parts: readonly (string | number | undefined)[]) =>
    parts.filter((part) => part !== undefined).join(' ');
  switch (event.type) {
    case 'step-started':
      return `step ${event.step}`;
    case 'step-ended':
      return words(`step ${event.step}: ${event.verdict}`, event.stanza);
    case 'stanza-skipped':
      return `skip ${event.stanza} in ${event.step}`;
    case 'stanza-composed':
      return `by hand ${event.stanza} ${event.actor} ${event.written}`;
    case 'step-excused':
      return `excused ${event.step} ${event.how}`;
    case 'run-paused':
      return `paused ${event.step} ${event.reason}`;
    case 'run-ended':
      return words(event.outcome, event.step);
    case 'frame':
      return words(event.step, event.actor, arrowOf(event), event.xml);
    case 'connection':
      return words(event.actor, event.state, event.jid);
    default:
      return event.type.replace('run-', '');
  }
}

function arrowOf({ direction, phase }: FrameEvent): string {
  return (direction === 'sent' ? '>' : '<').repeat(phase === 'stream' ? 2 : 1);
}
