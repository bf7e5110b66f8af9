import type { Scenario } from '../script/scenario.ts';
import { attributeValue } from '../xml/element.ts';
import { bareText } from '../xmpp/jid.ts';
import { literalValue, nickname } from './words/describe-parts.ts';

/** The nickname by which an actor is to enter a room; `undefined` when the script has it enter none. */
export type NicknameIn = (actor: string, room: string) => string | undefined;

const known = new WeakMap<Scenario, NicknameIn>();

/** By which nicknames the actors of a script enter rooms: of the first presence that each sends to an occupant JID there. */
export function scriptedNicknames(scenario: Scenario): NicknameIn {
  const found = known.get(scenario) ?? readNicknames(scenario);
  known.set(scenario, found);
  return found;
}

function readNicknames({ steps }: Scenario): NicknameIn {
  const nicknames = new Map<string, string>();
  for (const step of steps) {
    if (step.kind !== 'sends' || step.stanza.local !== 'presence') continue;
    const to = literalValue(step.stanza, 'to');
    const key = `${step.actor} ${bareText(to)}`;
    const isEntering = attributeValue(step.stanza, 'type') === undefined && nickname(to) !== '';
    if (isEntering && !nicknames.has(key)) nicknames.set(key, nickname(to));
  }
  return (actor, room) => nicknames.get(`${actor} ${room}`);
}
