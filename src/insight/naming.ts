import type { PersonKnowledge } from './rooms.ts';

/** What somebody can be told apart by in a room; the JID is bare and real. */
export interface PersonIdentity {
  readonly nick: string | undefined;
  readonly jid: string | undefined;
}

/** What to call somebody: the nickname, or the actor's name, or the real JID. */
export type Naming = (person: PersonIdentity) => string;

/** `known`: everybody that anybody knows of. `actorNames`: the scripted actors by bare JID. */
export function createNaming(
  known: readonly PersonIdentity[],
  actorNames: ReadonlyMap<string, string>,
): Naming {
  const nicks = new Map<string, string>();
  for (const { nick, jid } of known) if (nick && jid) nicks.set(jid, nick);
  return ({ nick, jid = '' }) => nick ?? nicks.get(jid) ?? actorNames.get(jid) ?? jid;
}

export function personIdentityOf({ nick, jid }: PersonKnowledge): PersonIdentity {
  return { nick, jid: jid?.value };
}
