import { t } from '../base/translate.ts';
import { boundedSentence, boundedText } from '../base/bounded-text.ts';
import type { ServerRoom, ServerRoomConfig } from '../xmpp/server-room.ts';
import type { Disagreement } from './compare-rooms.ts';
import type { Naming } from './naming.ts';
import type { RoomFactName } from './rooms.ts';
import { roomChanges, type PersonChange } from './room-changes.ts';
import { serverPeople, type ServerPerson } from './server-people.ts';

/** What the server has of one room, at a moment and before its step; `undefined`: no such room. */
export interface RoomTruth {
  readonly now: ServerRoom | undefined;
  readonly before: ServerRoom | undefined;
  /** Of this room. */
  readonly disagreements: readonly Disagreement[];
}

/** The server's own column. */
export interface TruthColumn {
  readonly hasRoom: boolean;
  /** Whether anybody has the affiliation `member`. */
  readonly hasMembers: boolean;
  /** By the name of the row. */
  readonly persons: ReadonlyMap<string, TruthCell>;
  readonly facts: ReadonlyMap<RoomFactName, TruthFact>;
  /** What the step of the moment changed: `Rosaline became a member`. */
  readonly changes: readonly string[];
}

export interface TruthCell extends ServerPerson {
  /** What it was before the step, by field; empty when nothing has changed. */
  readonly was: PersonChange;
}

export interface TruthFact {
  readonly words: string;
  /** The words before the step, if they have changed. */
  readonly was: string | undefined;
}

export function truthColumn({ now, before }: RoomTruth, nameOf: Naming): TruthColumn {
  const changes = roomChanges(before, now, nameOf);
  const cells = serverPeople(now).map((person): [string, TruthCell] => {
    const name = nameOf(person);
    return [name, { ...person, was: changes.persons.get(name) ?? {} }];
  });
  const old = factsOf(before, nameOf);
  const facts = [...factsOf(now, nameOf)].map(([name, words]): [RoomFactName, TruthFact] => {
    const was = old.get(name);
    return [name, { words, was: before !== undefined && was !== words ? was : undefined }];
  });
  return {
    hasRoom: now !== undefined,
    hasMembers: membersOf(now).length > 0,
    persons: new Map(cells),
    facts: new Map(facts),
    changes: changes.sentences,
  };
}

function factsOf(room: ServerRoom | undefined, nameOf: Naming): ReadonlyMap<RoomFactName, string> {
  if (room === undefined) return new Map();
  const names = membersOf(room).map(({ jid }) => nameOf({ nick: undefined, jid }));
  return new Map<RoomFactName, string>([
    ['Members', names.length === 0 ? t('none') : boundedSentence(names.join(', '))],
    [
      'Subject',
      room.subject === '' ? t('empty') : t('“{text}”', { text: boundedText(room.subject) }),
    ],
    [
      'Real JIDs',
      room.config.whois === 'anyone' ? t('shown to everyone') : t('shown to moderators only'),
    ],
    ['Settings', settingWords(room.config)],
  ]);
}

function membersOf(room: ServerRoom | undefined): ServerRoom['affiliations'] {
  return room?.affiliations.filter(({ affiliation }) => affiliation === 'member') ?? [];
}

/** `public, moderated, password`. */
function settingWords(config: ServerRoomConfig): string {
  const words = [
    config.locked ? t('locked until it is configured') : '',
    config.public ? t('public') : t('hidden'),
    config.persistent ? t('persistent') : t('temporary'),
    config.membersOnly ? t('members only') : t('open to all'),
    config.moderated ? t('moderated') : '',
    config.hasPassword ? t('with a password') : '',
    config.changeSubject ? t('all may set the subject') : '',
    config.memberInvites ? t('members may invite') : '',
    t('history of {count}', { count: config.historyLength }),
    config.presenceBroadcast.length < 3 ? presenceWords(config.presenceBroadcast) : '',
  ];
  return words.filter((word) => word !== '').join(', ');
}

function presenceWords(roles: readonly string[]): string {
  if (roles.length === 0) return t('presence of nobody only');
  return t('presence of {roles} only', { roles: roles.join(t(' and ')) });
}
