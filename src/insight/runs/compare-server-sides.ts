import type { EventList } from '../../trace/event-list.ts';
import type { FrameEvent } from '../../trace/event.ts';
import { modelOf } from '../../trace/model-of.ts';
import { placesOfFrame, turnOf, type ServerTurn } from '../server-side.ts';
import { compareCalls, sharedCalls, type ComparedCalls } from './compare-calls.ts';
import type { ComparedLine } from './compare-items.ts';
import type { RunComparison } from './compare-runs.ts';

/** One run's side of it. */
export interface MadeBy {
  readonly stanza: FrameEvent;
  readonly calls: NonNullable<ReturnType<typeof placesOfFrame>>;
}

/**
 * The insides of two servers, about one line of a comparison.
 * `made`: both made a stanza; where only one made the stanza of the line, the `nearest` of what the other made after the
 * same action stands beside it. `alone`: the other server, whose turn that was, made nothing. `taken`: an actor sent it.
 * `unseen`: the inside of a server cannot be seen, or calls were not recorded.
 */
export type ComparedServerSides =
  | {
      readonly kind: 'made';
      readonly left: MadeBy;
      readonly right: MadeBy;
      readonly compared: ComparedCalls;
      readonly nearest: Side | undefined;
    }
  | { readonly kind: 'alone'; readonly side: Side; readonly made: MadeBy }
  | {
      readonly kind: 'taken';
      readonly left: ServerTurn | undefined;
      readonly right: ServerTurn | undefined;
    }
  | { readonly kind: 'unseen'; readonly sides: readonly Side[] };

export type Side = 'left' | 'right';

interface Runs {
  readonly left: { readonly events: EventList };
  readonly right: { readonly events: EventList };
  readonly comparison: RunComparison;
}

/** `undefined` for a line that is no stanza. */
export function compareServerSides(
  line: ComparedLine,
  runs: Runs,
): ComparedServerSides | undefined {
  const [left, right] = [frameOf(line, 'left'), frameOf(line, 'right')];
  const direction = (left ?? right)?.direction;
  if (direction === undefined) return undefined;
  if (direction === 'sent') {
    return {
      kind: 'taken',
      left: left && turnOf(runs.left.events, left),
      right: right && turnOf(runs.right.events, right),
    };
  }
  if (left !== undefined && right !== undefined) return bothMade(left, right, runs);
  return left === undefined
    ? oneMade('right', right, line, runs)
    : oneMade('left', left, line, runs);
}

function frameOf(line: ComparedLine, side: Side): FrameEvent | undefined {
  const event = line[side]?.event;
  return event?.type === 'frame' ? event : undefined;
}

function bothMade(one: FrameEvent, other: FrameEvent, runs: Runs): ComparedServerSides {
  const [left, right] = [madeBy(runs.left.events, one), madeBy(runs.right.events, other)];
  if (left === undefined || right === undefined) {
    const sides: Side[] = left === undefined ? ['left'] : [];
    return { kind: 'unseen', sides: right === undefined ? [...sides, 'right'] : sides };
  }
  return { kind: 'made', left, right, compared: compared(left, right, runs), nearest: undefined };
}

function oneMade(
  side: Side,
  frame: FrameEvent | undefined,
  line: ComparedLine,
  runs: Runs,
): ComparedServerSides | undefined {
  if (frame === undefined) return undefined;
  const made = madeBy(runs[side].events, frame);
  if (made === undefined) return { kind: 'unseen', sides: [side] };
  const nearest = side === 'left' ? 'right' : 'left';
  const sent = sentAfterSameAction(side, line, runs);
  const other = nearestOf(made, runs[nearest].events, sent, isSameCode(runs));
  if (other === undefined) return { kind: 'alone', side, made };
  const [left, right] = side === 'left' ? [made, other] : [other, made];
  return { kind: 'made', left, right, compared: compared(left, right, runs), nearest };
}

function compared(left: MadeBy, right: MadeBy, runs: Runs): ComparedCalls {
  return compareCalls(left.calls, right.calls, isSameCode(runs));
}

function isSameCode({ left, right }: Runs): boolean {
  const codes = [left, right].map(({ events }) => {
    const { server, ownCode } = modelOf(events).started ?? {};
    return JSON.stringify([server, ownCode]);
  });
  return codes[0] === codes[1];
}

/** What the other server sent in the turn of the action after which the stanza of a line came. */
function sentAfterSameAction(side: Side, line: ComparedLine, runs: Runs): readonly FrameEvent[] {
  const after = line[side]?.after;
  const step = runs.comparison.steps.find((row) => row[side]?.step.index === after);
  const [other, index] =
    side === 'left'
      ? [runs.right.events, step?.right?.step.index]
      : [runs.left.events, step?.left?.step.index];
  if (index === undefined) return [];
  const taken = modelOf(other).stanzas.find(
    ({ frame }) => frame.direction === 'sent' && frame.step === index,
  );
  return (taken && turnOf(other, taken.frame))?.sent ?? [];
}

function nearestOf(
  made: MadeBy,
  events: EventList,
  sent: readonly FrameEvent[],
  isSame: boolean,
): MadeBy | undefined {
  let nearest: MadeBy | undefined;
  let most = -1;
  for (const frame of sent) {
    const candidate = madeBy(events, frame);
    const shared = candidate === undefined ? -1 : sharedCalls(made.calls, candidate.calls, isSame);
    if (shared > most) [nearest, most] = [candidate, shared];
  }
  return nearest;
}

function madeBy(events: EventList, stanza: FrameEvent): MadeBy | undefined {
  const calls = placesOfFrame(events, stanza);
  return calls === undefined || calls.length === 0 ? undefined : { stanza, calls };
}
