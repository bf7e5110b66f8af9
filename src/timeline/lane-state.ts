import type { TraceModel } from '../trace/model.ts';
import { bareText } from '../xmpp/jid.ts';
import type { ActorBook } from './actor-book.ts';
import { nickname } from './words/describe-parts.ts';
import { FOLDED_LANE, type LaneSpot } from './lanes.ts';
import type { Lane } from './model.ts';
import type { StanzaReader } from './stanza-reader.ts';

/** Which lanes are connected, row by row. Ask in the order of the rows. */
export interface LifeLine {
  /** The lanes as they stand at a place in the trace. The same array as long as nothing changes. */
  at(order: number): readonly boolean[];
  /** A service's lane begins with the first row that touches it. */
  readonly touch: (lane: number) => void;
}

/** An actor's lane is live while the actor is online; a service's from its first row on. */
export function createLifeLine(
  spots: readonly LaneSpot[],
  trace: TraceModel | undefined,
): LifeLine {
  const changes = [...(trace?.connections.values() ?? [])].flat().sort((a, b) => a.seq - b.seq);
  const places = new Map(spots.map(({ id }, index) => [id, index]));
  let live: readonly boolean[] = spots.map(() => false);
  let next = 0;
  const set = (lane: number, value: boolean) => {
    if (live[lane] !== undefined && live[lane] !== value) live = live.with(lane, value);
  };
  return {
    at: (order) => {
      for (let change = changes[next]; change && change.seq <= order; change = changes[++next]) {
        set(places.get(`actor:${change.actor}`) ?? -1, change.state === 'online');
      }
      return live;
    },
    touch: (lane) => {
      if (spots[lane]?.kind === 'service') set(lane, true);
    },
  };
}

/** The lanes with their newest state. */
export function stateLanes(
  spots: readonly LaneSpot[],
  book: ActorBook,
  trace: { readonly model: TraceModel; readonly reader: StanzaReader } | undefined,
): readonly Lane[] {
  const occupants = trace === undefined ? new Map<string, Set<string>>() : countOccupants(trace);
  const seen = { actor: 0, service: 0 };
  return spots.map((spot) => {
    const base = { id: spot.id, kind: spot.kind, title: spot.title, ordinal: seen[spot.kind]++ };
    return spot.kind === 'actor'
      ? { ...base, jid: book.jidOf(spot.title), ...actorState(spot.title, trace?.model) }
      : { ...base, ...serviceState(spot, occupants) };
  });
}

/** As it is now; after a run as it was when the last step ended, since then the run itself closed all sessions. */
function actorState(actor: string, model: TraceModel | undefined) {
  const changes = model?.connections.get(actor) ?? [];
  const end = model?.ended === undefined ? Number.POSITIVE_INFINITY : lastStepEnd(model);
  const newest = changes.findLast(({ seq, problem }) => seq <= end || problem !== undefined);
  const state = newest?.state ?? 'offline';
  return { status: state, connected: state === 'online' };
}

function lastStepEnd({ steps }: TraceModel): number {
  return [...steps.values()].reduce((last, { ended }) => Math.max(last, ended?.seq ?? 0), 0);
}

function serviceState(spot: LaneSpot, occupants: ReadonlyMap<string, ReadonlySet<string>>) {
  const [first = ''] = spot.members;
  if (spot.id === FOLDED_LANE) {
    return { jid: '', status: `${spot.members.length} addresses`, connected: false };
  }
  const inside = occupants.get(first);
  if (inside === undefined) return { jid: first, status: '', connected: false };
  const status = inside.size === 1 ? '1 occupant' : `${inside.size} occupants`;
  return { jid: first, status: inside.size === 0 ? 'empty' : status, connected: inside.size > 0 };
}

/** Who is in each room, as far as any actor was told: by the presence that the room sent (XEP-0045, section 7). */
function countOccupants({
  model,
  reader,
}: {
  readonly model: TraceModel;
  readonly reader: StanzaReader;
}): ReadonlyMap<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const { frame } of model.stanzas) {
    if (frame.direction !== 'received') continue;
    const { name, type, from } = reader.head(frame);
    if (name !== 'presence' || from === undefined || (type !== '' && type !== 'unavailable'))
      continue;
    const nick = nickname(from);
    if (nick === '') continue;
    const room = bareText(from);
    const inside = rooms.get(room) ?? new Set<string>();
    if (type === '') rooms.set(room, inside.add(nick));
    else inside.delete(nick);
  }
  return rooms;
}
