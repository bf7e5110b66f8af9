import { replaceFound, wordFinder } from '../../../base/find-words.ts';
import { lazy } from '../../../base/lazy.ts';

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
  const actorsByName = new Map(actors.toReversed().map((actor) => [actor.name, actor]));
  return {
    resolve: (variable) => {
      const parts = VARIABLE.exec(variable)?.groups;
      const actor = parts && actorsByName.get(parts['name'] ?? '');
      if (actor === undefined) return captures.get(variable);
      return parts?.['kind'] === 'JID' ? actor.jid : actor.fullJid;
    },
    restore: restorer(written, captured),
  };
}

function restorer(written: ReadonlyMap<string, string>, captured: ReadonlyMap<string, string>) {
  const jids = lazy(() =>
    wordFinder([...written.keys()].filter(isWorthLooking), {
      joinsBefore: joinsJid,
      joinsBehind: joinsJid,
    }),
  );
  return (value: string): string => {
    const whole = written.get(value) ?? captured.get(value);
    // Every JID of an actor has an @; nearly no other value has.
    if (whole !== undefined || !value.includes('@')) return whole ?? value;
    return replaceFound(value, jids().find(value), (jid) => written.get(jid) ?? jid);
  };
}

/** Three parts of 1023 bytes each, and what is between them (RFC 7622, section 3). */
const LONGEST_JID = 3071;

/** Whether a JID is looked for in values that hold more. */
function isWorthLooking(jid: string): boolean {
  return jid.length <= LONGEST_JID;
}

/** Part of a JID or of a word, so that no JID is taken out of a longer one. */
function joinsJid(char: string): boolean {
  return /[\w.@/-]/.test(char);
}
