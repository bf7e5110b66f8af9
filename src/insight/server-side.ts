import { t } from '../base/translate.ts';
import type { CodePlace } from '../base/code-place.ts';
import type { EventList } from '../trace/event-list.ts';
import type {
  EventSeq,
  EventsFired,
  FrameEvent,
  LogpointTold,
  ServerLogged,
  TraceEvent,
} from '../trace/event.ts';
import { folding } from '../trace/fold.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';

/** What the embedded server did because of one thing that was asked of it. */
export interface ServerTurn {
  readonly lines: readonly ServerLogged[];
  /** What it sent, in order. */
  readonly sent: readonly FrameEvent[];
  /** What fired inside it; absent where that was not recorded. */
  readonly events?: EventsFired | undefined;
}

/** The server's side of a row. */
export interface ServerSide {
  /**
   * `made`: the server made this stanza. `taken`: an actor sent it to the server. `awaited`: a step waited in vain, and
   * this is the newest stanza that had been sent to the server: what should have caused the awaited one, most likely.
   */
  readonly about: 'made' | 'taken' | 'awaited';
  readonly stanza: FrameEvent;
  /** Where the server made it, innermost first; absent where that was not recorded, and for what it did not make. */
  readonly places: readonly CodePlace[] | undefined;
  /** Absent where the server's inside cannot be seen. */
  readonly turn: ServerTurn | undefined;
}

interface Turning {
  readonly lines: ServerLogged[];
  readonly sent: FrameEvent[];
  events: EventsFired | undefined;
}

/** Every turn that left something, by its number. */
const turnsOf = folding({
  start: () => ({ turns: new Map<number, Turning>() }),
  add: ({ turns }, event) => {
    if (!isOfTurn(event) || event.turn === undefined) return;
    const turn = turns.get(event.turn) ?? { lines: [], sent: [], events: undefined };
    turns.set(event.turn, turn);
    if (event.type === 'events-fired') turn.events = event;
    else if (event.type === 'server-log') turn.lines.push(event);
    else if (event.direction === 'received') turn.sent.push(event);
  },
  read: ({ turns }) => ({ of: (number: number): ServerTurn => turns.get(number) ?? NOTHING }),
  readAt: ({ turns }, { length }) => {
    const came = ({ seq }: TraceEvent) => seq < length;
    return {
      of: (number: number): ServerTurn => {
        const { lines, sent, events } = turns.get(number) ?? NOTHING;
        const fired = events !== undefined && came(events) ? events : undefined;
        return { lines: lines.filter(came), sent: sent.filter(came), events: fired };
      },
    };
  },
});

function isOfTurn(event: TraceEvent): event is FrameEvent | ServerLogged | EventsFired {
  return event.type === 'frame' || event.type === 'server-log' || event.type === 'events-fired';
}

const NOTHING: ServerTurn = { lines: [], sent: [] };

/**
 * What the server did about a stanza; where there is none, about what a step waited for in vain until that event.
 * `undefined` when neither is known, or nothing had been sent.
 */
export function serverSideOf(
  events: EventList,
  model: TraceModel,
  row: { readonly stanza: StanzaRecord | undefined; readonly missedAt: EventSeq | undefined },
): ServerSide | undefined {
  const { missedAt } = row;
  const awaited = missedAt === undefined ? undefined : newestSent(model, missedAt);
  const frame = row.stanza?.frame ?? awaited;
  if (frame === undefined) return undefined;
  const about = frame.direction === 'received' ? 'made' : 'taken';
  return {
    about: row.stanza === undefined ? 'awaited' : about,
    stanza: frame,
    places: placesOfFrame(events, frame),
    turn: turnOf(events, frame),
  };
}

/** Where the server made a frame, innermost first; `undefined` where that was not recorded. */
export function placesOfFrame(
  events: EventList,
  { stack }: FrameEvent,
): readonly CodePlace[] | undefined {
  return stack === undefined ? undefined : placesAt(events, stack);
}

/** The turn of the server that made or took in a frame; `undefined` where its inside cannot be seen. */
export function turnOf(events: EventList, { turn }: FrameEvent): ServerTurn | undefined {
  return turn === undefined ? undefined : turnsOf(events).of(turn);
}

function newestSent({ stanzas }: TraceModel, before: EventSeq): FrameEvent | undefined {
  const record = stanzas.findLast(({ frame }) => frame.direction === 'sent' && frame.seq < before);
  return record?.frame;
}

/** The stack of an event, if it is one: a file may have lost it. */
function placesAt(events: EventList, seq: EventSeq): readonly CodePlace[] | undefined {
  const event = events.at(seq);
  return event?.type === 'server-stack' && event.seq === seq ? event.places : undefined;
}

/** The calls that were under way where a logpoint told something, innermost first; none where its line did not run. */
export function placesOfTold(events: EventList, { stack }: LogpointTold): readonly CodePlace[] {
  return (stack === undefined ? undefined : placesAt(events, stack)) ?? [];
}

/** Whether a place is in the code of rooms. */
export function isRoomCode({ file }: Pick<CodePlace, 'file'>): boolean {
  return /(?:^|\/)(?:muc\/|mod_muc)/.test(file);
}

/** What passes a stanza on that was made further out. */
const DELIVERY = /(?:^|[.:])(?:route_|send_stanza|broadcast)/;

/** The place to look at first: in the code of rooms, where the stanza was made rather than passed on. */
export function tellingPlace(places: readonly CodePlace[]): CodePlace | undefined {
  const rooms = places.filter(isRoomCode);
  return rooms.find(({ name = '' }) => !DELIVERY.test(name)) ?? rooms[0] ?? places[0];
}

/** `send_subject`, `function at line 618`, `the file itself`. */
export function placeName({ name, defined }: CodePlace): string {
  if (name !== undefined) return name;
  return defined === 0 ? t('the file itself') : t('function at line {line}', { line: defined });
}
