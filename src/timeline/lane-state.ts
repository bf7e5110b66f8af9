import { CONNECTION_WORDS } from '../trace/connection-words.ts';
import { t } from '../base/translate.ts';
import type { TraceModel } from '../trace/model.ts';
import type { ActorBook } from './actor-book.ts';
import { FOLDED_LANE, type LaneSpot } from './lanes.ts';
import type { Lane } from './model.ts';

/** What is known of a run for the heads of its lanes. */
export interface LaneFacts {
  readonly model: TraceModel | undefined;
  /** Who is in each room, as far as any actor was told. */
  readonly occupants: ReadonlyMap<string, ReadonlySet<string>>;
  /** When the last step ended. */
  readonly lastStepEnd: number;
}

/** The lanes with their newest state. */
export function stateLanes(
  spots: readonly LaneSpot[],
  book: ActorBook,
  facts: LaneFacts,
): readonly Lane[] {
  const seen = { actor: 0, service: 0 };
  return spots.map((spot) => {
    const base = { id: spot.id, kind: spot.kind, title: spot.title, ordinal: seen[spot.kind]++ };
    return spot.kind === 'actor'
      ? { ...base, jid: book.jidOf(spot.title), ...actorState(spot.title, facts) }
      : { ...base, ...serviceState(spot, facts.occupants) };
  });
}

/** As it is now; after a run as it was when the last step ended, since then the run itself closed all sessions. */
function actorState(actor: string, { model, lastStepEnd }: LaneFacts) {
  const changes = model?.connections.get(actor) ?? [];
  const end = model?.ended === undefined ? Number.POSITIVE_INFINITY : lastStepEnd;
  const newest = changes.findLast(({ seq, problem }) => seq <= end || problem !== undefined);
  const state = newest?.state ?? 'offline';
  return { status: CONNECTION_WORDS[state], connected: state === 'online' };
}

function serviceState(spot: LaneSpot, occupants: ReadonlyMap<string, ReadonlySet<string>>) {
  const [first = ''] = spot.members;
  if (spot.id === FOLDED_LANE) {
    return {
      jid: '',
      status: t('{count} addresses', { count: spot.members.length }),
      connected: false,
    };
  }
  const inside = occupants.get(first);
  if (inside === undefined) return { jid: first, status: '', connected: false };
  const status = t('{count, plural, one {1 occupant} other {{count} occupants}}', {
    count: inside.size,
  });
  return {
    jid: first,
    status: inside.size === 0 ? t('empty') : status,
    connected: inside.size > 0,
  };
}
