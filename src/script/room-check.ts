/** What a room is to be once a play is over, as a lesson's `## check:` says. */
export type RoomCheck =
  /** `Juliet is admin in room@…`, `Juliet is not in room@…`. */
  | {
      readonly kind: 'person';
      readonly actor: string;
      readonly room: string;
      /** `in`, or a role or an affiliation. */
      readonly as: string;
      readonly isNot: boolean;
    }
  /** `room@… is moderated`. */
  | {
      readonly kind: 'room';
      readonly room: string;
      readonly trait: RoomTrait;
      readonly isNot: boolean;
    }
  /** `room@… has the subject Verona`; empty: `room@… has no subject`. */
  | { readonly kind: 'subject'; readonly room: string; readonly subject: string }
  /** `room@… exists`, `room@… does not exist`. */
  | { readonly kind: 'existence'; readonly room: string; readonly isNot: boolean };

/** What can be said of a room (XEP-0045, section 4.2). */
export const ROOM_TRAITS = [
  'locked',
  'moderated',
  'members-only',
  'persistent',
  'public',
  'non-anonymous',
  'password-protected',
] as const;
export type RoomTrait = (typeof ROOM_TRAITS)[number];

/** What can be said of a person in a room, beside that they are in it: roles and affiliations (XEP-0045, section 5). */
export const PERSON_TRAITS = [
  'moderator',
  'participant',
  'visitor',
  'owner',
  'admin',
  'member',
  'outcast',
] as const;

const PERSON =
  /^(?<actor>\S.{0,99}?) is (?<not>not )?(?:an? )?(?:(?<as>moderator|participant|visitor|owner|admin|member|outcast) )?in (?<room>[^\s@]+@[^\s@/]+)$/;
const OF_ROOM = /^(?<room>[^\s@]+@[^\s@/]+) (?<said>.+)$/;

/** `undefined` for what is no such sentence. */
export function readRoomCheck(text: string): RoomCheck | undefined {
  const person = PERSON.exec(text)?.groups;
  if (person !== undefined) {
    const { actor = '', as = 'in', room = '' } = person;
    return { kind: 'person', actor, as, room, isNot: person['not'] !== undefined };
  }
  const { room, said } = OF_ROOM.exec(text)?.groups ?? {};
  return room === undefined || said === undefined ? undefined : ofRoom(room, said);
}

const SUBJECT = 'has the subject ';

function ofRoom(room: string, said: string): RoomCheck | undefined {
  if (said === 'exists' || said === 'does not exist') {
    return { kind: 'existence', room, isNot: said !== 'exists' };
  }
  if (said === 'has no subject') return { kind: 'subject', room, subject: '' };
  if (said.startsWith(SUBJECT))
    return { kind: 'subject', room, subject: said.slice(SUBJECT.length) };
  const trait = ROOM_TRAITS.find((each) => said === `is ${each}` || said === `is not ${each}`);
  return trait && { kind: 'room', room, trait, isNot: said.startsWith('is not ') };
}
