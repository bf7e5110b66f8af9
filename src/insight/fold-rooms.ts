import type { TraceModel } from '../trace/model.ts';
import type { EventSeq } from '../trace/event.ts';
import {
  attributeValue,
  childElements,
  findChild,
  ownText,
  type XmlElement,
} from '../xml/element.ts';
import { elementOf } from '../trace/frame-element.ts';
import { bareText, resourceText } from '../xmpp/jid.ts';
import { MUC_ADMIN_NS, MUC_NS, MUC_USER_NS } from '../xmpp/namespaces.ts';
import { createLedger, type ItemTold, type Ledger } from './room-ledger.ts';
import type { FactSource, RoomKnowledge } from './rooms.ts';

/**
 * What each actor knows of each room after an event, taken only from the stanzas that this actor got until then.
 * Rooms are in order of appearance; an address is a room when someone tried to enter it, or when it spoke as one.
 */
export function foldRooms(
  model: Pick<TraceModel, 'stanzas'>,
  until: EventSeq | undefined,
): readonly RoomKnowledge[] {
  const rooms = new Map<string, Map<string, Ledger>>();
  const ledgerOf = (room: string, actor: string): Ledger => {
    const ledgers = rooms.get(room) ?? new Map<string, Ledger>();
    rooms.set(room, ledgers);
    const ledger = ledgers.get(actor) ?? createLedger(actor);
    ledgers.set(actor, ledger);
    return ledger;
  };
  for (const record of model.stanzas) {
    if (until !== undefined && record.frame.seq > until) break;
    const { frame, step } = record;
    const parsed = elementOf(frame);
    if (!parsed.ok) continue;
    const stanza = parsed.value;
    const source: FactSource = { stanza: frame.seq, step };
    if (frame.direction === 'sent') {
      const room = enteredRoom(stanza);
      if (room !== undefined) ledgerOf(room, frame.actor).enters();
      continue;
    }
    const room = bareText(attributeValue(stanza, 'from') ?? '');
    if (rooms.has(room) || mucUser(stanza) !== undefined) {
      hear(ledgerOf(room, frame.actor), stanza, source);
    }
  }
  return [...rooms].map(([room, ledgers]) => ({
    room,
    knowers: [...ledgers.values()].map((ledger) => ledger.knowledge()),
  }));
}

/** The room of a presence that asks to enter one (XEP-0045, section 7.2.1). */
function enteredRoom(stanza: XmlElement): string | undefined {
  const to = attributeValue(stanza, 'to');
  const enters = stanza.local === 'presence' && findChild(stanza, 'x', MUC_NS) !== undefined;
  return enters && to !== undefined ? bareText(to) : undefined;
}

/** Not for mediated invitations: they speak of a room that the actor is not in. */
function mucUser(stanza: XmlElement): XmlElement | undefined {
  const x = findChild(stanza, 'x', MUC_USER_NS);
  if (x === undefined || findChild(x, 'invite') || findChild(x, 'decline')) return undefined;
  return x;
}

function hear(ledger: Ledger, stanza: XmlElement, source: FactSource): void {
  if (stanza.local === 'presence') hearPresence(ledger, stanza, source);
  else if (stanza.local === 'message') hearMessage(ledger, stanza, source);
  else hearAnswer(ledger, stanza, source);
}

function hearPresence(ledger: Ledger, stanza: XmlElement, source: FactSource): void {
  const type = attributeValue(stanza, 'type');
  const nick = resourceText(attributeValue(stanza, 'from') ?? '');
  if (type === 'error') {
    ledger.refused(source);
    return;
  }
  const x = mucUser(stanza);
  if (x === undefined || (type !== undefined && type !== 'unavailable')) return;
  const codes = statusCodes(x);
  const items = childElements(x).filter(({ local }) => local === 'item');
  const told = { items: items.map(itemOf), codes, source };
  if (type === undefined && nick !== undefined) ledger.available(nick, told);
  else if (type === 'unavailable' && nick !== undefined && codes.has('303')) {
    ledger.renamed(nick, told);
  } else if (type === 'unavailable') {
    ledger.unavailable(nick, { ...told, destroyed: findChild(x, 'destroy') !== undefined });
  }
}

function hearMessage(ledger: Ledger, stanza: XmlElement, source: FactSource): void {
  const subject = findChild(stanza, 'subject');
  const isTopic =
    subject !== undefined && !findChild(stanza, 'body') && !findChild(stanza, 'thread');
  if (isTopic && attributeValue(stanza, 'type') === 'groupchat') {
    ledger.subject(ownText(subject), source);
  }
  const x = mucUser(stanza);
  if (x === undefined) return;
  ledger.codes(statusCodes(x), source);
  for (const item of childElements(x))
    if (item.local === 'item') ledger.absent(itemOf(item), source);
}

/** The answer to a question for a list of people (XEP-0045, section 9.5). */
function hearAnswer(ledger: Ledger, stanza: XmlElement, source: FactSource): void {
  const query = findChild(stanza, 'query', MUC_ADMIN_NS);
  if (query === undefined || attributeValue(stanza, 'type') !== 'result') return;
  for (const item of childElements(query)) ledger.absent(itemOf(item), source);
}

function itemOf(item: XmlElement): ItemTold {
  const jid = attributeValue(item, 'jid');
  return {
    jid: jid === undefined ? undefined : bareText(jid),
    nick: attributeValue(item, 'nick'),
    affiliation: attributeValue(item, 'affiliation'),
    role: attributeValue(item, 'role'),
  };
}

function statusCodes(x: XmlElement): ReadonlySet<string> {
  const codes = childElements(x).map((child) =>
    child.local === 'status' ? attributeValue(child, 'code') : undefined,
  );
  return new Set(codes.filter((code) => code !== undefined));
}
