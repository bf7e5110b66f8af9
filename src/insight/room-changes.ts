import { t } from '../base/translate.ts';
import { appendAll } from '../base/append-all.ts';
import { boundedSentence } from '../base/bounded-text.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';
import type { Naming } from './naming.ts';
import { serverPeople, type ServerPerson } from './server-people.ts';

/** What somebody's values were, by field that has changed. */
export interface PersonChange {
  readonly presence?: string;
  readonly affiliation?: string;
  readonly role?: string;
}

export interface RoomChanges {
  /** By name; without those for whom nothing has changed. */
  readonly persons: ReadonlyMap<string, PersonChange>;
  /** `Juliet came in`; none when nothing has changed. */
  readonly sentences: readonly string[];
}

/** What has changed of a room from one state of the server to another. */
export function roomChanges(
  before: ServerRoom | undefined,
  now: ServerRoom | undefined,
  nameOf: Naming,
): RoomChanges {
  const old = byName(before, nameOf);
  const fresh = byName(now, nameOf);
  const persons = new Map<string, PersonChange>();
  const sentences = openingOf(before, now);
  for (const name of new Set([...fresh.keys(), ...old.keys()])) {
    const [was, is] = [old.get(name), fresh.get(name)];
    const change = changeOf(was, is);
    if (Object.keys(change).length > 0) persons.set(name, change);
    appendAll(sentences, deedsOf(name, change, is));
  }
  if (before !== undefined && now !== undefined) appendAll(sentences, roomDeeds(before, now));
  return { persons, sentences: sentences.map(boundedSentence) };
}

function byName(room: ServerRoom | undefined, nameOf: Naming): Map<string, ServerPerson> {
  return new Map(serverPeople(room).map((person) => [nameOf(person), person]));
}

function openingOf(before: ServerRoom | undefined, now: ServerRoom | undefined): string[] {
  if (before === undefined && now !== undefined) return [t('the room was opened')];
  return before !== undefined && now === undefined ? [t('the room was closed')] : [];
}

const NOBODY = { isPresent: false, affiliation: 'none', role: 'none' } as const;

function changeOf(was: ServerPerson | undefined, is: ServerPerson | undefined): PersonChange {
  const [old, now] = [was ?? NOBODY, is ?? NOBODY];
  return {
    ...(old.isPresent === now.isPresent ? {} : { presence: old.isPresent ? 'inside' : 'outside' }),
    ...(old.affiliation === now.affiliation ? {} : { affiliation: old.affiliation }),
    ...(old.role === now.role ? {} : { role: old.role }),
  };
}

function deedsOf(name: string, change: PersonChange, is: ServerPerson = GONE): string[] {
  const deeds: string[] = [];
  if (change.presence !== undefined)
    deeds.push(is.isPresent ? t('{name} came in', { name }) : t('{name} went out', { name }));
  if (change.affiliation !== undefined) {
    deeds.push(
      is.affiliation === 'none'
        ? t('{name} lost the affiliation {affiliation}', { name, affiliation: change.affiliation })
        : t(
            '{name} became {affiliation, select, owner {an owner} admin {an admin} outcast {an outcast} other {a {affiliation}}}',
            { name, affiliation: is.affiliation },
          ),
    );
  }
  if (change.role !== undefined && change.presence === undefined) {
    deeds.push(t('{name}’s role became {role}', { name, role: is.role }));
  }
  return deeds;
}

const GONE: ServerPerson = { nick: undefined, jid: '', sessions: [], ...NOBODY };

function roomDeeds(before: ServerRoom, now: ServerRoom): string[] {
  const hasNewSubject = before.subject !== now.subject;
  const areSettingsNew = JSON.stringify(before.config) !== JSON.stringify(now.config);
  return [
    ...(hasNewSubject ? [t('the subject changed')] : []),
    ...(areSettingsNew ? [t('the settings changed')] : []),
  ];
}
