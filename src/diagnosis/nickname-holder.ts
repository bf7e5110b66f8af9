import { t } from '../base/translate.ts';
import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import type { Step } from '../script/scenario.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { bareText, isSameJid, resourceText } from '../xmpp/jid.ts';

/**
 * Who has the nickname that a presence asks for, in a sentence, by what the steps before sent (XEP-0045, section 7.2.8).
 * `undefined` where none of the actors has it, and for what is no presence to an occupant.
 */
export function nicknameHolder(
  sent: XmlElement,
  index: number,
  steps: readonly Step[],
): string | undefined {
  const to = attributeValue(sent, 'to');
  const nickname = to === undefined ? undefined : resourceText(to);
  if (to === undefined || nickname === undefined || sent.local !== 'presence') return undefined;
  const held = new Map<string, Held>();
  for (const step of steps.slice(0, index - 1)) follow(step, bareText(to), held);
  const sender = steps[index - 1]?.actor;
  const holder = [...held].find(([actor, { as }]) => actor !== sender && isSameJid(as, to));
  if (holder === undefined) return undefined;
  const [actor, { since }] = holder;
  return t('{actor} holds the nickname "{boundedText}", since step {since}.', {
    actor,
    boundedText: boundedText(nickname, NAME_LENGTH),
    since,
  });
}

interface Held {
  readonly as: string;
  readonly since: number;
}

/** What a step makes of the nicknames that the actors have in a room. */
function follow(step: Step, room: string, held: Map<string, Held>): void {
  if (step.kind === 'disconnects') held.delete(step.actor);
  if (step.kind !== 'sends' || step.stanza.local !== 'presence') return;
  const to = attributeValue(step.stanza, 'to');
  if (to === undefined || !isSameJid(bareText(to), room)) return;
  const type = attributeValue(step.stanza, 'type');
  if (type === 'unavailable') held.delete(step.actor);
  else if (type === undefined) held.set(step.actor, { as: to, since: step.index });
}
