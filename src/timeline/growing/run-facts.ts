import { forked } from '../../base/forked.ts';
import type { FrameEvent, TraceEvent } from '../../trace/event.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { StanzaReader } from '../stanza-reader.ts';
import { nickname } from '../words/describe-parts.ts';

/** What words and the heads of lanes need of a run as a whole. */
export class RunFacts {
  occupants = new Map<string, Set<string>>();
  lastStepEnd = 0;
  /** Rises when somebody goes by another nickname, and with what is said of the run as a whole. */
  version = 0;
  /** Rises with whatever may change what the heads of lanes say. */
  changes = 0;
  readonly #reader: StanzaReader;
  #nicknames = new Map<string, string>();

  constructor(reader: StanzaReader) {
    this.#reader = reader;
  }

  fork(): RunFacts {
    const { lastStepEnd, version, changes } = this;
    const fork = Object.assign(new RunFacts(this.#reader), { lastStepEnd, version, changes });
    fork.occupants = forked(this.occupants);
    fork.#nicknames = forked(this.#nicknames);
    return fork;
  }

  note(event: TraceEvent): void {
    if (event.type === 'step-ended') this.lastStepEnd = event.seq;
    if (event.type === 'connection') this.changes++;
    if (event.type === 'run-started' || event.type === 'run-ended') this.version++;
    if (event.type !== 'frame' || event.phase !== 'session') return;
    if (this.#reader.head(event).name !== 'presence') return;
    if (event.direction === 'sent') this.#notePresence(event);
    else this.#hearPresence(event);
  }

  /** The nickname that an actor goes by in a room: from the newest presence that it sent to an occupant JID. */
  readonly nicknameIn = (actor: string, room: string): string | undefined =>
    this.#nicknames.get(`${actor} ${room}`);

  #notePresence(frame: FrameEvent): void {
    const { to = '', type } = this.#reader.head(frame);
    const nick = nickname(to);
    if (type !== '' || nick === '') return;
    const key = `${frame.actor} ${bareText(to)}`;
    if (this.#nicknames.get(key) === nick) return;
    this.#nicknames.set(key, nick);
    this.version++;
  }

  /** Who is in each room, as far as any actor was told: by the presence that the room sent (XEP-0045, section 7). */
  #hearPresence(frame: FrameEvent): void {
    const { type, from } = this.#reader.head(frame);
    if (from === undefined || (type !== '' && type !== 'unavailable')) return;
    const nick = nickname(from);
    if (nick === '') return;
    this.changes++;
    const room = bareText(from);
    const inside = this.occupants.get(room) ?? new Set<string>();
    if (type === '') this.occupants.set(room, inside.add(nick));
    else inside.delete(nick);
  }
}
