import { t } from '../../base/translate.ts';
import type { RoomCheck, RoomTrait } from '../../script/room-check.ts';

/** What a lesson asks of a room, in the language of the page; in English as `## check:` has it. */
export function checkWords(check: RoomCheck): string {
  const { room } = check;
  switch (check.kind) {
    case 'person':
      return personWords(check);
    case 'room':
      return TRAIT_WORDS[check.trait](room, check.isNot ? 'yes' : 'no');
    case 'subject':
      return check.subject === ''
        ? t('{room} has no subject', { room })
        : t('{room} has the subject {subject}', { room, subject: check.subject });
    case 'existence':
      return check.isNot ? t('{room} does not exist', { room }) : t('{room} exists', { room });
  }
}

function personWords({ actor, as, room, isNot }: RoomCheck & { readonly kind: 'person' }): string {
  const not = isNot ? 'yes' : 'no';
  if (as !== 'in') {
    return t('{actor} is {not, select, yes {not } other {}}{as} in {room}', {
      actor,
      not,
      as,
      room,
    });
  }
  return t('{actor} is {not, select, yes {not } other {}}in {room}', { actor, not, room });
}

type Words = (room: string, not: 'yes' | 'no') => string;

const TRAIT_WORDS: Readonly<Record<RoomTrait, Words>> = {
  locked: (room, not) => t('{room} is {not, select, yes {not } other {}}locked', { room, not }),
  moderated: (room, not) =>
    t('{room} is {not, select, yes {not } other {}}moderated', { room, not }),
  'members-only': (room, not) =>
    t('{room} is {not, select, yes {not } other {}}members-only', { room, not }),
  persistent: (room, not) =>
    t('{room} is {not, select, yes {not } other {}}persistent', { room, not }),
  public: (room, not) => t('{room} is {not, select, yes {not } other {}}public', { room, not }),
  'non-anonymous': (room, not) =>
    t('{room} is {not, select, yes {not } other {}}non-anonymous', { room, not }),
  'password-protected': (room, not) =>
    t('{room} is {not, select, yes {not } other {}}password-protected', { room, not }),
};
