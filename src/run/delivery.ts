import type { Clock, Milliseconds } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { TraceEvent } from '../trace/event.ts';

/** Who is told of a run as it goes on. */
export interface DeliveryOptions {
  readonly clock: Clock;
  /** The next events of the trace, in order; at least one. */
  readonly onEvents: (batch: readonly TraceEvent[]) => void;
  /** So long after one delivery comes the next one while much comes; asked again when it is due. Absent: a third of a second. */
  readonly streamInterval?: (() => Milliseconds) | undefined;
}

export interface Delivery {
  /** What is there now, at once. */
  deliver(): void;
  /** What is there, and what comes until then, soon. */
  schedule(): void;
}

/**
 * Whoever paints a trace paints much for each delivery, and the run waits meanwhile. So events come in batches, soon
 * enough for the eye; what ends or pauses the run comes at once.
 */
const INTERVAL: Milliseconds = 100;

/** While so many came in one, the next ones take longer: a few pictures a second of what streams past tell as much. */
const MANY = 100;
const STREAMING_INTERVAL: Milliseconds = 330;

/** Delivers events of a trace that grows. */
export function createDelivery(
  { clock, onEvents, streamInterval = () => STREAMING_INTERVAL }: DeliveryOptions,
  events: readonly TraceEvent[],
): Delivery {
  let delivered = 0;
  let deliveredAt = clock.now();
  let isStreaming = false;
  let timer: Disposable | undefined;
  const deliver = (): void => {
    timer?.dispose();
    timer = undefined;
    const fresh = events.slice(delivered);
    delivered = events.length;
    deliveredAt = clock.now();
    isStreaming = fresh.length > MANY;
    if (fresh.length > 0) onEvents(fresh);
  };
  /** Who paints for longer than was thought has longer. */
  const due = (): void => {
    const left = isStreaming ? deliveredAt + streamInterval() - clock.now() : 0;
    if (left > 0) timer = clock.setTimer(left, due);
    else deliver();
  };
  return {
    deliver,
    schedule: () => {
      timer ??= clock.setTimer(isStreaming ? streamInterval() : INTERVAL, due);
    },
  };
}
