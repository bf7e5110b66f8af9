import { remembering } from '../base/lazy.ts';
import { eventSeq } from '../trace/event-seq.ts';
import type { EventSeq, FrameEvent } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';
import { insideOf, readingStarts } from '../trace/packed-frame.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
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
import { Ledgers, type StepOf } from './ledgers.ts';
import type { ItemTold, Ledger } from './room-ledger.ts';
import type { FactSource, RoomKnowledge } from './rooms.ts';

/** What rooms are told from. */
export type RoomSources = Pick<TraceModel, 'recorded' | 'eventCount' | 'stanzaAt'>;

/**
 * What each actor knows of each room after an event, taken only from the stanzas that this actor got until then.
 * Rooms are in order of appearance; an address is a room when someone tried to enter it, or when it spoke as one.
 */
export function foldRooms(
  model: RoomSources,
  until: EventSeq | undefined,
): readonly RoomKnowledge[] {
  const last = eventSeq(Math.min(until ?? NEVER, model.eventCount - 1));
  const stepOf = (stanza: EventSeq) => model.stanzaAt(stanza)?.step;
  return growingRooms(model.recorded).at(last, stepOf);
}

/** Later than every event. */
const NEVER = 2 ** 30 - 1;

/** The list of a model that grows stays the same, and is that of models of earlier moments. */
const growingRooms = remembering((stanzas: readonly StanzaRecord[]) => new GrowingRooms(stanzas));

/** So many stanzas are read again at most to know an earlier moment. */
export const CHECKPOINT_EVERY = 100;

/** The rooms after the last stanza that was read, and before the next one. */
interface Checkpoint {
  readonly ledgers: Ledgers;
  /** How many stanzas were read. */
  readonly count: number;
  readonly last: EventSeq | undefined;
}

const NOTHING_READ: Checkpoint = { ledgers: new Ledgers(), count: 0, last: undefined };

/** Reads each stanza once as a run grows, and keeps what was known now and then, so that no moment is far. */
class GrowingRooms {
  readonly #stanzas: readonly StanzaRecord[];
  readonly #checkpoints: Checkpoint[] = [];
  #newest: Checkpoint = { ...NOTHING_READ, ledgers: new Ledgers() };

  constructor(stanzas: readonly StanzaRecord[]) {
    this.#stanzas = stanzas;
  }

  at(end: EventSeq, stepOf: StepOf): readonly RoomKnowledge[] {
    const isAhead = isUpTo(this.#newest, end);
    const before = isAhead ? this.#newest : this.#before(end);
    const known = this.#read(before, end, isAhead);
    if (isAhead) this.#newest = known;
    return known.ledgers.knowledge(stepOf);
  }

  #before(end: EventSeq): Checkpoint {
    const found = this.#checkpoints.findLast((checkpoint) => isUpTo(checkpoint, end));
    const { ledgers, ...others } = found ?? NOTHING_READ;
    return { ledgers: ledgers.fork(), ...others };
  }

  #read({ ledgers: begin, count: read, last: from }: Checkpoint, end: EventSeq, keeps: boolean) {
    let [ledgers, count, last] = [begin, read, from];
    // A stream error becomes a record of the list when a step names it: places move then, the order stays.
    let place = last === undefined ? 0 : placeAfter(this.#stanzas, last);
    for (; place < this.#stanzas.length; place++) {
      const frame = this.#stanzas[place]?.frame;
      if (frame === undefined || frame.seq > end) break;
      readStanza(ledgers, frame, { stanza: frame.seq, step: undefined });
      count++;
      last = frame.seq;
      if (!keeps || count % CHECKPOINT_EVERY !== 0) continue;
      this.#checkpoints.push({ ledgers, count, last });
      ledgers = ledgers.fork();
    }
    return { ledgers, count, last };
  }
}

function isUpTo({ last }: Checkpoint, end: EventSeq): boolean {
  return last === undefined || last <= end;
}

/** How many records there are at or before an event. */
function placeAfter(stanzas: readonly StanzaRecord[], seq: EventSeq): number {
  let low = 0;
  let high = stanzas.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stanzas[middle]?.frame.seq ?? Infinity) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a stanza has in its text that may tell something of a room: all others, most of a long run, need not be parsed. */
const MAY_TELL =
  /^\s*<(?:[\w.-]+:)?presence[\s/>]|protocol\/muc#(?:user|admin)|<(?:[\w.-]+:)?subject[\s/>]|&/;
const FROM = /\sfrom\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const startMayTell = readingStarts((text) => MAY_TELL.test(text));
const fromOf = readingStarts((text) => {
  const from = FROM.exec(text.slice(0, Math.max(text.indexOf('>'), 0)));
  return bareText(from?.[1] ?? from?.[2] ?? '');
});

/** Whether a stanza tells an actor nothing of a room, as is seen without parsing it. */
function tellsNothing(ledgers: Ledgers, frame: FrameEvent): boolean {
  if (startMayTell(frame) || MAY_TELL.test(insideOf(frame))) return false;
  if (frame.direction === 'sent') return true;
  // Whoever hears anything from a room is one who knows of it.
  const room = fromOf(frame);
  return !ledgers.has(room) || ledgers.has(room, frame.actor);
}

function readStanza(ledgers: Ledgers, frame: FrameEvent, source: FactSource): void {
  if (tellsNothing(ledgers, frame)) return;
  const parsed = elementOf(frame);
  if (!parsed.ok) return;
  const stanza = parsed.value;
  if (frame.direction === 'sent') {
    const room = enteredRoom(stanza);
    if (room !== undefined) ledgers.of(room, frame.actor).enters();
    return;
  }
  const room = bareText(attributeValue(stanza, 'from') ?? '');
  if (ledgers.has(room) || mucUser(stanza) !== undefined) {
    hear(ledgers.of(room, frame.actor), stanza, source);
  }
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
