import { accountOf, type LogActor } from './log-actors.ts';

/** The account and the resource where they can stand in a line of a script; else the account alone. */
export function writtenJid(actor: LogActor): string {
  const { jid } = actor;
  return jid === jid.trim() && !/\p{Cc}|\s{2}|\p{Zl}|\p{Zp}/u.test(jid) ? jid : accountOf(actor);
}

/** The definitions of actors, as a script begins; each with the password that any server of a debugger takes. */
export function scriptHead(title: string, actors: readonly LogActor[]): string {
  const definitions = actors.map(
    (actor) => `[Client] ${actor.name}\n\tjid: ${writtenJid(actor)}\n\tpassword: password\n`,
  );
  return [`# ${title}\n`, ...definitions, '-----\n'].join('\n');
}

/** The script that stands for a log: its actors connect, and all that happens then is in its frames. */
export function logSource(title: string, actors: readonly LogActor[]): string {
  return [scriptHead(title, actors), ...actors.map(({ name }) => `${name} connects\n`)].join('\n');
}
