import { attributeValue, xml, type XmlElement } from '../xml/element.ts';
import { parseJid } from '../xmpp/jid.ts';
import { CLIENT_NS, PING_NS } from '../xmpp/namespaces.ts';
import { actorState, command, startTimer, waitFor, type Turn } from './turn.ts';
import type { Token } from './command.ts';

/** What an answer may take; then the run goes on without it. */
const PATIENCE = 2000;
const ID = 'caesura-barrier';

/** Whether a stanza is a ping of a barrier, or the answer to one. */
export function isBarrierPing(stanza: XmlElement): boolean {
  return stanza.local === 'iq' && attributeValue(stanza, 'id')?.startsWith(ID) === true;
}

/** Starts the pings after an action: its actor's first, as only then the server has handled it. */
export function startPinging(turn: Turn, actor: string | undefined): void {
  const online = [...turn.state.actors.values()]
    .filter(({ connection }) => connection === 'online')
    .map((each) => each.actor.name);
  const others = online.filter((name) => name !== actor);
  if (others.length === online.length) ping(turn, others, []);
  else
    ping(
      turn,
      online.filter((name) => name === actor),
      others,
    );
}

function ping(turn: Turn, actors: readonly string[], next: readonly string[]): void {
  if (actors.length === 0) return waitFor(turn, { kind: 'ready' });
  const token = startTimer(turn, PATIENCE);
  for (const actor of actors) {
    command(turn, { kind: 'send', actor, stanza: pingOf(turn, actor, token) });
  }
  waitFor(turn, { kind: 'pinging', token, awaited: new Set(actors), next });
}

/** XEP-0199, section 4.2: to the actor's own server. */
function pingOf(turn: Turn, actor: string, token: Token): XmlElement {
  const jid = parseJid(actorState(turn, actor).jid ?? '');
  const to = jid.ok ? { to: jid.value.domain } : {};
  return xml(
    'iq',
    { xmlns: CLIENT_NS, type: 'get', id: `${ID}-${token}`, ...to },
    xml('ping', { xmlns: PING_NS }),
  );
}

/** An actor has got its answer (an error is one too), or never will. */
export function finishPing(turn: Turn, actor: string): void {
  const { wait } = turn.state;
  if (wait.kind !== 'pinging' || !wait.awaited.has(actor)) return;
  const awaited = new Set([...wait.awaited].filter((name) => name !== actor));
  waitFor(turn, { ...wait, awaited });
  if (awaited.size > 0) return;
  command(turn, { kind: 'cancel-timer', token: wait.token });
  ping(
    turn,
    wait.next.filter((name) => actorState(turn, name).connection === 'online'),
    [],
  );
}

/** The time for the answers is over. */
export function stopPinging(turn: Turn, token: Token): void {
  const { wait } = turn.state;
  if (wait.kind === 'pinging' && wait.token === token) waitFor(turn, { kind: 'ready' });
}
