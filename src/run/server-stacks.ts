import type { CodePlace } from '../base/code-place.ts';
import type { EventSeq } from '../trace/event.ts';
import { emit, patch, type Turn } from './turn.ts';

/** The event that tells this stack of the server: recorded once for all that happened there. */
export function stackEvent(turn: Turn, places: readonly CodePlace[]): EventSeq {
  const known = turn.state.stacks.get(places);
  if (known !== undefined) return known;
  const seq = emit(turn, { type: 'server-stack', places });
  patch(turn, { stacks: new Map(turn.state.stacks).set(places, seq) });
  return seq;
}
