/** What is known of an actor when its variables are asked for. */
export interface ActorAddress {
  readonly name: string;
  /** Bare JID. */
  readonly jid: string;
  /** The JID that was bound last; `undefined` before the first connection. */
  readonly fullJid: string | undefined;
}

export interface ActorVariables {
  /** The value of `NAME's JID`, `NAME's full JID` or a capture; `undefined` if there is none, or none yet. */
  readonly resolve: (variable: string) => string | undefined;
  /** The value with every JID of an actor in it, or as a whole if it was captured, as `${…}`. */
  readonly restore: (value: string) => string;
}

const VARIABLE = /^(?<name>.*)'s (?<kind>full JID|JID)$/s;

/** Shorter captured values may be equal to something else by chance. */
const TELLING_LENGTH = 8;

/**
 * The variables of a script and their way back. Where actors share a JID, the first one named is put back. A value that
 * was captured is put back where it is a whole value, and long enough to be no other.
 */
export function actorVariables(
  actors: readonly ActorAddress[],
  captures: ReadonlyMap<string, string> = new Map(),
): ActorVariables {
  const written = new Map<string, string>();
  for (const { name, jid, fullJid } of actors.toReversed()) {
    written.set(jid, `\${${name}'s JID}`);
    if (fullJid !== undefined) written.set(fullJid, `\${${name}'s full JID}`);
  }
  const captured = new Map(
    [...captures]
      .filter(([, value]) => value.length >= TELLING_LENGTH)
      .map(([name, value]) => [value, `\${${name}}`]),
  );
  return {
    resolve: (variable) => {
      const parts = VARIABLE.exec(variable)?.groups;
      const actor = actors.find(({ name }) => name === parts?.['name']);
      if (actor === undefined) return captures.get(variable);
      return parts?.['kind'] === 'JID' ? actor.jid : actor.fullJid;
    },
    restore: (value) => written.get(value) ?? captured.get(value) ?? restoreInside(value, written),
  };
}

/** JIDs among other words: the longest first, so that a bare JID is not taken out of a full one. */
function restoreInside(value: string, written: ReadonlyMap<string, string>): string {
  if (!value.includes('@')) return value;
  const jids = [...written.keys()].sort((a, b) => b.length - a.length);
  const anyJid = new RegExp(`(?<![\\w.@/-])(?:${jids.map(escaped).join('|')})(?![\\w.@/-])`, 'g');
  return jids.length === 0 ? value : value.replace(anyJid, (jid) => written.get(jid) ?? jid);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
