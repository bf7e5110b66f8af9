import type { InParts } from '../base/in-parts.ts';
import { t } from '../base/translate.ts';
import type { TraceEvent } from '../trace/event.ts';
import { keepElement } from '../trace/frame-element.ts';
import { TRACE_FORMAT } from '../trace/format.ts';
import { createTraceLog } from '../trace/log.ts';
import { isOfBinding, type KnownEntry } from './known-elements.ts';
import type { LogActor } from './log-actors.ts';
import { logSource } from './log-script.ts';
import type { DirectedElement } from './told-directions.ts';
import { createLogClock } from './time-stamps.ts';

export type ToldEntry = DirectedElement | Exclude<KnownEntry, { kind: 'element' }>;

export interface LogTelling {
  /** Of the format. */
  readonly name: string;
  readonly entries: readonly ToldEntry[];
  readonly actors: ReadonlyMap<string, LogActor>;
}

/** More than this is left out of the trace, and counted there. */
export const MOST_ENTRIES = 1_000_000;

/**
 * A log as the trace of a run in which nothing was expected: its actors connect as their first elements come, stanzas are frames
 * of their sessions, all else of streams is below them, and words are lines of the server’s log.
 */
export function* eventsOfLog({
  name,
  entries,
  actors,
}: LogTelling): InParts<readonly TraceEvent[]> {
  const people = [...new Map([...actors.values()].map((each) => [each.name, each])).values()];
  const log = createTraceLog();
  const server = t('a log of {name}', { name });
  const source = logSource(t('A log of {name}', { name }), people);
  log.append(
    {
      type: 'run-started',
      format: TRACE_FORMAT,
      source,
      server,
      rule: 'skip',
      log: { format: name },
    },
    0,
  );
  const since = createLogClock();
  const online = new Set<LogActor>();
  const kept = entries.slice(0, MOST_ENTRIES);
  let now = 0;
  for (const entry of kept) {
    yield;
    now = since(entry.at);
    if (entry.kind === 'words') {
      const { level, source: who, message } = entry;
      log.append({ type: 'server-log', level, source: who, message }, now);
      continue;
    }
    const actor = actors.get(entry.session);
    if (actor === undefined) continue;
    if (!online.has(actor)) connect(actor, people.indexOf(actor) + 1, { log, now });
    online.add(actor);
    const { direction, frame: xml, element, isStanza } = entry;
    const phase = isStanza && !isOfBinding(element) ? 'session' : 'stream';
    const frame = { type: 'frame', actor: actor.name, direction, phase, xml } as const;
    keepElement(frame, element);
    log.append(frame, now);
  }
  const leftOut = entries.length - kept.length;
  if (leftOut > 0) log.append({ type: 'events-left-out', count: leftOut }, now);
  log.append({ type: 'run-ended', outcome: 'stopped' }, now);
  return log.events;
}

interface Place {
  readonly log: ReturnType<typeof createTraceLog>;
  readonly now: number;
}

function connect({ name, jid }: LogActor, step: number, { log, now }: Place): void {
  log.append({ type: 'step-started', step }, now);
  log.append({ type: 'connection', actor: name, state: 'online', jid }, now);
  log.append({ type: 'step-ended', step, verdict: 'sent' }, now);
}
