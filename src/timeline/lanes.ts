import { t } from '../base/translate.ts';
import { bareText } from '../xmpp/jid.ts';
import type { ActorBook } from './actor-book.ts';
import type { Party } from './parties.ts';

/**
 * How services share lanes. `rare`: when there are more than three, all but the two that are used most.
 */
export type ServiceFolding = 'none' | 'rare' | 'all';

/** A lane before it has a state. */
export interface LaneSpot {
  readonly id: string;
  readonly kind: 'actor' | 'service';
  readonly title: string;
  /** An actor's name, or the services' bare JIDs. */
  readonly members: readonly string[];
}

export interface LaneOrder {
  readonly spots: readonly LaneSpot[];
  /** The index of the lane; -1 when the party has none, and for no party. */
  indexOf(party: Party | undefined): number;
}

/** What is known of the uses of a service. */
export interface UsedService {
  /** Of the first row that has to do with it. */
  readonly firstActor: string;
  readonly count: number;
}

export const MAX_SERVICE_LANES = 3;
const CROWD = 6;
export const FOLDED_LANE = 'service:*';

/**
 * Actors in the book's order, services in the order of their first rows; each service right after the first actor that has to do with it, as
 * `Romeo  room  Juliet  Rosaline`. From `CROWD` lanes on the services come first, where the eye finds them.
 */
export function orderLanes(
  book: ActorBook,
  services: ReadonlyMap<string, UsedService>,
  folding: ServiceFolding,
): LaneOrder {
  const folded = foldedServices(services, folding);
  const spotsByActor = serviceSpots(services, folded);
  const beside = [...spotsByActor.values()].flat();
  const actors = book.names.map(actorSpot);
  const spots =
    actors.length + beside.length >= CROWD
      ? [...beside, ...actors]
      : book.names.flatMap((actor) => [actorSpot(actor), ...(spotsByActor.get(actor) ?? [])]);
  return { spots, indexOf: indexer(spots) };
}

function foldedServices(
  services: ReadonlyMap<string, UsedService>,
  folding: ServiceFolding,
): readonly string[] {
  if (folding === 'none' || services.size < 2) return [];
  if (folding === 'all') return [...services.keys()];
  if (services.size <= MAX_SERVICE_LANES) return [];
  const byUse = [...services.keys()].sort(
    (a, b) => (services.get(b)?.count ?? 0) - (services.get(a)?.count ?? 0),
  );
  const rare = new Set(byUse.slice(MAX_SERVICE_LANES - 1));
  return [...services.keys()].filter((service) => rare.has(service));
}

function actorSpot(name: string): LaneSpot {
  return { id: `actor:${name}`, kind: 'actor', title: name, members: [name] };
}

/** By the actor that uses a service first. */
function serviceSpots(
  services: ReadonlyMap<string, UsedService>,
  folded: readonly string[],
): ReadonlyMap<string, readonly LaneSpot[]> {
  const spots = new Map<string, LaneSpot[]>();
  const isFolded = new Set(folded);
  for (const [jid, { firstActor }] of services) {
    if (isFolded.has(jid) && folded[0] !== jid) continue;
    const spot: LaneSpot = isFolded.has(jid)
      ? { id: FOLDED_LANE, kind: 'service', title: t('server'), members: folded }
      : serviceSpot(jid);
    const own = spots.get(firstActor);
    if (own === undefined) spots.set(firstActor, [spot]);
    else own.push(spot);
  }
  return spots;
}

function serviceSpot(jid: string): LaneSpot {
  const [local = jid] = bareText(jid).split('@');
  return { id: `service:${jid}`, kind: 'service', title: local, members: [jid] };
}

function indexer(spots: readonly LaneSpot[]): LaneOrder['indexOf'] {
  const places = { actor: new Map<string, number>(), service: new Map<string, number>() };
  spots.forEach(({ kind, members }, index) => {
    for (const member of members) places[kind].set(member, index);
  });
  return (party) => {
    if (party === undefined) return -1;
    const place =
      party.kind === 'actor' ? places.actor.get(party.name) : places.service.get(party.jid);
    return place ?? -1;
  };
}
