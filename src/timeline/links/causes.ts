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

  readonly #startOf = readingStarts(readStart);
  readonly #insideOf = newestOf(readInside);
  /** Whose message, with which id, was found last, and which one: all in a room hear it one after the other. */
  #heard: { readonly from: string; readonly id: string; readonly said: EventSeq } | undefined;

  note(event: TraceEvent): void {
    if (event.type !== 'frame' || event.phase !== 'session') return;
    const start = this.#startOf(event);
    const { name } = start;
    if (name !== 'message' && name !== 'presence' && name !== 'iq') return;
    const id = event instanceof PackedFrame ? idOf(event) : start.id;
    const isSent = event.direction === 'sent';
    const cause = isSent ? this.#noteSent(event, start, id) : this.#noteReceived(event, start, id);
    if (cause === undefined) return;
    this.#causes.set(event.seq, cause + 1);
    this.#effectsBefore.set(event.seq, this.#newestEffects.get(cause));
    this.#newestEffects.set(cause, event.seq + 1);
  }

  #noteSent(frame: FrameEvent, start: Start, id = ''): EventSeq | undefined {
    const { actor, seq, turn } = frame;
    const { name, type, room } = start;
    if (turn !== undefined) this.#turns.put(turn, seq);
    if (id !== '') this.#named.put(`${actor} ${name} ${id}`, seq);
    if (name === 'message') this.#noteMessage(frame, start, id);
    if (name === 'presence') this.#notePresence(frame, start);
    if (name !== 'iq') return undefined;
    if (type === 'result' || type === 'error') return this.#asked.take(`${actor} ${id}`);
    this.#requests.put(`${actor} ${id}`, seq);
    if (type === 'set' && changesRoom(frame.xml)) this.#changes.put(room, seq);
    return undefined;
  }

  #noteMessage(frame: FrameEvent, { room, place }: Start, id: string): void {
    const { seq } = frame;
    const nickname = this.#nicknames.get(place);
    const who = nickname === undefined ? `to ${room}` : `${room}/${nickname}`;
    this.#heard = undefined;
    if (id !== '') this.#messages.put(`${who} id ${id}`, seq);
    const { body } = this.#insideOf(insideOf(frame));
    if (body !== undefined) this.#messages.put(`${who} body ${body}`, seq);
  }

  #notePresence({ seq, xml }: FrameEvent, { type, to = '', room, place }: Start): void {
    const nickname = resourceText(to);
    if (nickname === undefined || (type !== '' && type !== 'unavailable')) return;
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

  #noteReceived(frame: FrameEvent, start: Start, id: string | undefined): EventSeq | undefined {
    const { actor, seq, turn } = frame;
    const { name, type } = start;
    const named = id ?? '';
    const known = turn === undefined ? undefined : this.#turns.get(turn);
    if (name === 'iq' && type === 'result') {
      return this.#requests.take(`${actor} ${named}`) ?? known;
    }
    if (type === 'error') {
      if (name === 'iq') this.#requests.take(`${actor} ${named}`);
      return this.#named.get(`${actor} ${name} ${named}`) ?? known;
    }
    if (name === 'iq') {
      this.#asked.put(`${actor} ${named}`, seq);
      return known;
    }
    const told = name === 'message' ? this.#message(frame, start, id) : this.#presence(start);
    return known ?? told;
  }

  #message(frame: FrameEvent, start: Start, id: string | undefined): EventSeq | undefined {
    const { from = '', room, place } = start;
    const entry = this.#entries.get(place);
    if (entry !== undefined) {
      const { isLate, isSubject } = this.#insideOf(insideOf(frame));
      if (isLate) return entry;
      // With the subject all is told (XEP-0045, section 7.1).
      if (isSubject) return this.#entries.take(place);
    }
    const said = this.#said(frame, start, id);
    return said ?? (from === room ? this.#changes.get(room) : undefined);
  }

  /** By its id before its body, and by who says it before who is to hear it. */
  #said(
    frame: FrameEvent,
    { from = '', own }: Start,
    id: string | undefined,
  ): EventSeq | undefined {
    if (id !== undefined) {
      const heard = this.#heard;
      if (heard?.id === id && heard.from === from) return heard.said;
      const said = this.#messages.get(`${from} id ${id}`);
      if (said !== undefined) {
        this.#heard = { from, id, said };
        return said;
      }
      const told = this.#messages.get(`to ${own} id ${id}`);
      if (told !== undefined) return told;
    }
    const { body } = this.#insideOf(insideOf(frame));
    if (body === undefined) return undefined;
    return (
      this.#messages.get(`${from} body ${body}`) ?? this.#messages.get(`to ${own} body ${body}`)
    );
  }

  #presence({ from = '', room, place }: Start): EventSeq | undefined {
    const entry = this.#entries.get(place);
    if (entry !== undefined) return entry;
    const [own, change] = [this.#presences.get(from), this.#changes.get(room)];
    return own === undefined || (change !== undefined && change > own) ? change : own;
  }
}

/** What a start tag says, with what is made of it: once for all frames that have it in common. */
interface Start extends StanzaHead {
  /** The bare address at the other end, and with the actor: its place there. */
  readonly room: string;
  readonly place: string;
  /** The bare address that it is sent to. */
  readonly own: string;
}

function readStart(
  text: string,
  { actor, direction }: Pick<FrameEvent, 'actor' | 'direction'>,
): Start {
  const head = readStanzaHead(text);
  const own = bareText(head.to ?? '');
  const room = direction === 'sent' ? own : bareText(head.from ?? '');
  return { ...head, room, place: `${actor} ${room}`, own };
}

interface Inside {
  /** As it stands on the wire, without its line breaks; `undefined` where there is none. */
  readonly body: string | undefined;
  readonly isLate: boolean;
  readonly isSubject: boolean;
}

function readInside(text: string): Inside {
  const body = /<body(?:\s[^<>]*)?>([^<]{1,200})/.exec(text)?.[1];
  return {
    body,
    isLate: /<delay[\s>]/.test(text),
    isSubject: body === undefined && /<subject[\s/>]/.test(text),
  };
}

/** The same, of a text that is often the one that was read last. */
function newestOf<T extends object>(read: (text: string) => T): (text: string) => T {
  let newest: readonly [text: string, value: T] | undefined;
  return (text) => {
    if (newest?.[0] !== text) newest = [text, read(text)];
    return newest[1];
  };
}

/** As the text says it: a tag may have an empty one. */
function idOf({ id, start }: PackedFrame): string | undefined {
  return start.after === '' ? undefined : id;
}

function changesRoom(xml: string): boolean {
  return xml.includes(MUC_ADMIN_NS) || xml.includes(MUC_OWNER_NS);
}
