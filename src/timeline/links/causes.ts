import { NumberColumn } from '../../base/number-column.ts';
import { eventSeq } from '../../trace/event-seq.ts';
import type { EventSeq, FrameEvent, TraceEvent } from '../../trace/event.ts';
import { folding } from '../../trace/fold.ts';
import { bareText, resourceText } from '../../xmpp/jid.ts';
import { MUC_ADMIN_NS, MUC_NS, MUC_OWNER_NS } from '../../xmpp/namespaces.ts';
import { insideOf, PackedFrame, readingStarts } from '../../trace/packed-frame.ts';
import { readStanzaHead, type StanzaHead } from '../stanza-head.ts';
import { Recent } from './recent.ts';

/** Which stanzas of a run came because of which. */
export interface Causes {
  /** The stanza that another one answers, passes on or follows from; `undefined` where none is known. */
  readonly causeOf: (stanza: EventSeq) => EventSeq | undefined;
  /** What came because of a stanza, in the order of the trace; empty where nothing did. */
  readonly effectsOf: (stanza: EventSeq) => readonly EventSeq[];
}

/**
 * The causes in a trace. An iq is answered by the one with its id; an error refuses what had its id. Of the embedded server
 * it is known what it did because of which stanza. Of others it is told by what they say: a message in a room by its
 * occupant and id or body, presence by whose it is, and all that somebody is told who enters, up to the subject.
 */
export const causesOf = folding<GrowingCauses, Causes>({
  start: () => new GrowingCauses(),
  add: (causes, event) => causes.note(event),
  read: ({ causeOf, effectsOf }) => ({ causeOf, effectsOf }),
});

/** Whoever waits longer than for so many others is not waited for any more. */
const MOST_OPEN = 10_000;

const open = () => new Recent<string, EventSeq>(MOST_OPEN);

class GrowingCauses {
  /** Places in the trace, counted from 1: of a stanza its cause, its newest effect, and what its cause brought about before. */
  readonly #causes = NumberColumn.ofNumbers();
  readonly #newestEffects = NumberColumn.ofNumbers();
  readonly #effectsBefore = NumberColumn.ofNumbers();
  /** By actor and id: requests that it sent, and that it was sent. */
  readonly #requests = open();
  readonly #asked = open();
  /** By actor, kind and id: what it sent. */
  readonly #named = open();
  /** By turn of the embedded server: what it was asked then. */
  readonly #turns = new Recent<number, EventSeq>(MOST_OPEN);
  /** By actor and room: its nickname, and its entry as long as it is told what is inside. */
  readonly #nicknames = new Recent<string, string>(MOST_OPEN);
  readonly #entries = open();
  /** By occupant JID: the newest presence that was sent there. */
  readonly #presences = open();
  /** By room: the newest request that changes something in it. */
  readonly #changes = open();
  /** By who says it, or who is to hear it, and by id or body: messages. */
  readonly #messages = open();

  readonly causeOf = (stanza: EventSeq): EventSeq | undefined => {
    const cause = this.#causes.get(stanza);
    return cause === 0 ? undefined : eventSeq(cause - 1);
  };
  readonly effectsOf = (stanza: EventSeq): readonly EventSeq[] => {
    const effects: EventSeq[] = [];
    for (let at = this.#newestEffects.get(stanza); at > 0; at = this.#effectsBefore.get(at - 1)) {
      effects.push(eventSeq(at - 1));
    }
    return effects.reverse();
  };

  readonly #startOf = readingStarts(readStanzaHead);

  #headOf(frame: FrameEvent): StanzaHead {
    const start = this.#startOf(frame);
    return frame instanceof PackedFrame ? { ...start, id: idOf(frame) } : start;
  }

  note(event: TraceEvent): void {
    if (event.type !== 'frame' || event.phase !== 'session') return;
    const head = this.#headOf(event);
    if (head.name !== 'message' && head.name !== 'presence' && head.name !== 'iq') return;
    const cause =
      event.direction === 'sent' ? this.#noteSent(event, head) : this.#noteReceived(event, head);
    if (cause === undefined) return;
    this.#causes.set(event.seq, cause + 1);
    this.#effectsBefore.set(event.seq, this.#newestEffects.get(cause));
    this.#newestEffects.set(cause, event.seq + 1);
  }

  #noteSent(frame: FrameEvent, head: StanzaHead): EventSeq | undefined {
    const { actor, seq, turn } = frame;
    const { name, type, id = '', to = '' } = head;
    if (turn !== undefined) this.#turns.put(turn, seq);
    if (id !== '') this.#named.put(`${actor} ${name} ${id}`, seq);
    if (name === 'message') this.#noteMessage(frame, head);
    if (name === 'presence') this.#notePresence(frame, head);
    if (name !== 'iq') return undefined;
    if (type === 'result' || type === 'error') return this.#asked.take(`${actor} ${id}`);
    this.#requests.put(`${actor} ${id}`, seq);
    if (type === 'set' && changesRoom(frame.xml)) this.#changes.put(bareText(to), seq);
    return undefined;
  }

  #noteMessage(frame: FrameEvent, { id = '', to = '' }: StanzaHead): void {
    const { actor, seq } = frame;
    const room = bareText(to);
    const nickname = this.#nicknames.get(`${actor} ${room}`);
    const who = nickname === undefined ? `to ${room}` : `${room}/${nickname}`;
    if (id !== '') this.#messages.put(`${who} id ${id}`, seq);
    const body = bodyOf(insideOf(frame));
    if (body !== undefined) this.#messages.put(`${who} body ${body}`, seq);
  }

  #notePresence({ actor, seq, xml }: FrameEvent, { type, to = '' }: StanzaHead): void {
    const room = bareText(to);
    const nickname = resourceText(to);
    if (nickname === undefined || (type !== '' && type !== 'unavailable')) return;
    const place = `${actor} ${room}`;
    // Who goes by another nickname is known by the one before.
    const before = this.#nicknames.get(place);
    if (before !== undefined) this.#presences.put(`${room}/${before}`, seq);
    this.#presences.put(to, seq);
    if (type === 'unavailable') {
      this.#entries.take(place);
      return;
    }
    this.#nicknames.put(place, nickname);
    if (xml.includes(MUC_NS)) this.#entries.put(place, seq);
  }

  #noteReceived(frame: FrameEvent, head: StanzaHead): EventSeq | undefined {
    const { actor, seq, turn } = frame;
    const { name, type, id = '' } = head;
    const known = turn === undefined ? undefined : this.#turns.get(turn);
    if (name === 'iq' && type === 'result') {
      return this.#requests.take(`${actor} ${id}`) ?? known;
    }
    if (type === 'error') {
      if (name === 'iq') this.#requests.take(`${actor} ${id}`);
      return this.#named.get(`${actor} ${name} ${id}`) ?? known;
    }
    if (name === 'iq') {
      this.#asked.put(`${actor} ${id}`, seq);
      return known;
    }
    const told = name === 'message' ? this.#message(frame, head) : this.#presence(frame, head);
    return known ?? told;
  }

  #message(frame: FrameEvent, head: StanzaHead): EventSeq | undefined {
    const { from = '' } = head;
    const { actor } = frame;
    const xml = insideOf(frame);
    const room = bareText(from);
    const place = `${actor} ${room}`;
    const entry = this.#entries.get(place);
    if (entry !== undefined && isLate(xml)) return entry;
    // With the subject all is told (XEP-0045, section 7.1).
    if (entry !== undefined && isSubject(xml)) return this.#entries.take(place);
    const said = this.#said(head, bodyOf(xml));
    return said ?? (from === room ? this.#changes.get(room) : undefined);
  }

  #said({ id, from = '', to = '' }: StanzaHead, body: string | undefined): EventSeq | undefined {
    const what = [
      ...(id === undefined ? [] : [`id ${id}`]),
      ...(body === undefined ? [] : [`body ${body}`]),
    ];
    const keys = what.flatMap((each) => [`${from} ${each}`, `to ${bareText(to)} ${each}`]);
    return this.#messages.get(keys.find((key) => this.#messages.get(key) !== undefined) ?? '');
  }

  #presence({ actor }: FrameEvent, { from = '' }: StanzaHead): EventSeq | undefined {
    const room = bareText(from);
    const entry = this.#entries.get(`${actor} ${room}`);
    if (entry !== undefined) return entry;
    const [own, change] = [this.#presences.get(from), this.#changes.get(room)];
    return own === undefined || (change !== undefined && change > own) ? change : own;
  }
}

/** As the text says it: a tag may have an empty one. */
function idOf({ id, start }: PackedFrame): string | undefined {
  return start.after === '' ? undefined : id;
}

function changesRoom(xml: string): boolean {
  return xml.includes(MUC_ADMIN_NS) || xml.includes(MUC_OWNER_NS);
}

function isLate(xml: string): boolean {
  return /<delay[\s>]/.test(xml);
}

function isSubject(xml: string): boolean {
  return /<subject[\s/>]/.test(xml) && bodyOf(xml) === undefined;
}

/** As it stands on the wire, without its line breaks; `undefined` where there is none. */
function bodyOf(xml: string): string | undefined {
  return /<body(?:\s[^<>]*)?>([^<]{1,200})/.exec(xml)?.[1];
}
