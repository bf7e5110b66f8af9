import { t } from '../base/translate.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { EventList } from '../trace/event-list.ts';
import type { EventSeq } from '../trace/event.ts';
import type { ArrowRow } from './model.ts';
import type { TraceView } from './trace-view.ts';
import { spanWords } from './words/time-words.ts';

/** From this on, nothing that happens is worth a line. */
const IDLE: Milliseconds = 1000;
/** Between what happens and what made a run wait for it stand no more events than these. */
const MOST_BETWEEN = 6;

/**
 * For how long nothing had happened in the whole run before a row: `3.4 s nothing`, or `paused for 14 s` where somebody made
 * it wait; `undefined` for less than a second, for what has not happened, and for time that a step lets pass, as its row says so.
 */
export function idleBefore(row: ArrowRow, { events, model }: TraceView): string | undefined {
  const { stanza, step, shape, cameBefore } = row;
  if (shape.kind === 'across' || cameBefore !== undefined) return undefined;
  const ended = step === undefined ? undefined : model.steps.get(step)?.ended?.seq;
  const seq = stanza ?? ended;
  return seq === undefined ? undefined : idleUntil(seq, events);
}

function idleUntil(seq: EventSeq, events: EventList): string | undefined {
  for (let at = seq as number; at > 0 && at > seq - MOST_BETWEEN; at--) {
    const [event, before] = [events.at(at), events.at(at - 1)];
    if (event === undefined || before === undefined) return undefined;
    // The step that ended here has a row of its own.
    if (at < seq && event.type === 'step-ended') return undefined;
    const span = event.at - before.at;
    if (span >= IDLE) {
      const words = spanWords(span);
      return event.type === 'run-resumed'
        ? t('paused for {span}', { span: words })
        : t('{span} nothing', { span: words });
    }
    // What happened before is a row of its own.
    if (before.type === 'frame') return undefined;
  }
  return undefined;
}
