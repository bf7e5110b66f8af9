import { t } from '../base/translate.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';
import { personIdentityOf, type PersonIdentity } from './naming.ts';
import type { ActorKnowledge, PersonKnowledge, RoomKnowledge } from './rooms.ts';
import { serverPeople, serverPersonFinder, type ServerPerson } from './server-people.ts';

/** Something that an actor in a room and the room's server do not agree on. */
export interface Disagreement {
  /** The room JID. */
  readonly room: string;
  readonly actor: string;
  /** `differs`: the actor was told something else. `unknown`: the actor was told nothing of it. */
  readonly kind: 'differs' | 'unknown';
  readonly field: DisagreementField;
  /** Whom it is about; absent for what is about the room. */
  readonly person?: PersonIdentity;
  /** What the actor was told; absent for `unknown`. */
  readonly known?: string;
  /** What the server has. */
  readonly truth: string;
}

export type DisagreementField =
  'presence' | 'affiliation' | 'role' | 'jid' | 'subject' | 'real-jids' | 'room';

const INSIDE = t('in the room');
const OUTSIDE = t('not in the room');

/**
 * Where actors who believe to be in a room differ from its server, room by room. Whoever is outside is told nothing, so
 * nothing is held against what they know. A real JID that the room hides is no disagreement.
 */
export function compareRooms(
  knowledge: readonly RoomKnowledge[],
  serverRooms: readonly ServerRoom[],
): readonly Disagreement[] {
  const rooms = new Map(serverRooms.map((room) => [room.jid, room]));
  return knowledge.flatMap(({ room, knowers }) => {
    const truth = rooms.get(room);
    const inside = knowers.filter(({ ownNick }) => ownNick !== undefined);
    return inside.flatMap((knower) =>
      differences(knower, truth).map((found) => ({ ...found, room, actor: knower.actor })),
    );
  });
}

type Found = Omit<Disagreement, 'room' | 'actor'>;

function differences(knower: ActorKnowledge, truth: ServerRoom | undefined): readonly Found[] {
  if (truth === undefined) {
    return [{ kind: 'differs', field: 'room', known: INSIDE, truth: t('no such room') }];
  }
  const people = serverPeople(truth);
  const realOf = serverPersonFinder(people);
  const told = knower.persons.flatMap((person) => toldOf(person, realOf(personIdentityOf(person))));
  return [...told, ...unknownTo(knower, people), ...ofRoom(knower, truth)];
}

/** What the actor was told of a person, held against the server's word. */
function toldOf(person: PersonKnowledge, real: ServerPerson | undefined): readonly Found[] {
  const who = personIdentityOf(person);
  // An absent person without a real JID could be anybody.
  if (real === undefined && !person.isPresent && who.jid === undefined) return [];
  const found =
    person.isPresent === isInside(real) ? differingFacts(person, real) : [wrongPresence(person)];
  return found.map((each) => ({ ...each, person: who }));
}

function isInside(real: ServerPerson | undefined): boolean {
  return real !== undefined && real.isPresent;
}

function wrongPresence({ isPresent }: PersonKnowledge): Found {
  const [told, truth] = isPresent ? [INSIDE, OUTSIDE] : [OUTSIDE, INSIDE];
  return { kind: 'differs', field: 'presence', known: told, truth };
}

const STRANGER = { affiliation: 'none', role: 'none', jid: undefined } as const;

function differingFacts(
  { affiliation, role, jid }: PersonKnowledge,
  real: ServerPerson | undefined,
): readonly Found[] {
  const truth = real ?? STRANGER;
  const found = [
    differing('affiliation', affiliation?.value, truth.affiliation),
    differing('role', role?.value, truth.role),
    differing('jid', jid?.value, truth.jid),
  ];
  return found.filter((each) => each !== undefined);
}

function differing(
  field: DisagreementField,
  told: string | undefined,
  truth: string | undefined,
): Found | undefined {
  const agrees = told === undefined || truth === undefined || told === truth;
  return agrees ? undefined : { kind: 'differs', field, known: told, truth };
}

/** Who is inside, or has an affiliation, without the actor's having heard of it. */
function unknownTo({ persons }: ActorKnowledge, people: readonly ServerPerson[]): readonly Found[] {
  const nicks = new Set(persons.map(({ nick }) => nick));
  const heardOf = persons.filter(
    ({ nick, affiliation }) => nick !== undefined || affiliation !== undefined,
  );
  const jids = new Set(heardOf.map(({ jid }) => jid?.value));
  return people.flatMap((real): Found[] => {
    const { nick, jid, affiliation } = real;
    if ((nick !== undefined && nicks.has(nick)) || jids.has(jid)) return [];
    const person = { nick, jid };
    return real.isPresent
      ? [{ kind: 'unknown', field: 'presence', person, truth: INSIDE }]
      : [{ kind: 'unknown', field: 'affiliation', person, truth: affiliation }];
  });
}

function ofRoom({ subject, realJids }: ActorKnowledge, truth: ServerRoom): readonly Found[] {
  const found: Found[] = [];
  if (subject === undefined && truth.subject !== '') {
    found.push({ kind: 'unknown', field: 'subject', truth: truth.subject });
  }
  if (subject !== undefined && subject.value !== truth.subject) {
    const told = subject.value;
    found.push({ kind: 'differs', field: 'subject', known: told, truth: truth.subject });
  }
  const shown = truth.config.whois === 'anyone' ? 'everyone' : 'moderators';
  if (realJids !== undefined && realJids.value !== shown) {
    found.push({ kind: 'differs', field: 'real-jids', known: realJids.value, truth: shown });
  }
  return found;
}
