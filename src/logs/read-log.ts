import { finish, type InParts } from '../base/in-parts.ts';
import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { TraceEvent } from '../trace/event.ts';
import { maskEvents, noteSecretsOfTrace } from '../trace/mask-events.ts';
import { maskText, noteSecretsOfText } from '../xmpp/secrets/mask-text.ts';
import { Masks } from '../xmpp/secrets/masks.ts';
import { formatOf, HAR_FORMAT, RECORDING_FORMAT, type FormatWords } from './all-formats.ts';
import type { StrayReason } from './cut-elements.ts';
import { entriesOfLines, entriesOfMessages, type FoundEntries } from './found-entries.ts';
import { looksLikeHar, messagesOfHar } from './formats/har.ts';
import { isOfBinding, readElements, type RefusedElement } from './known-elements.ts';
import { actorsOf } from './log-actors.ts';
import { eventsOfLog, type ToldEntry } from './log-events.ts';
import { eventsOfRecording, looksLikeRecording } from './recording.ts';
import { withDirections } from './told-directions.ts';

/** Longest log that is read, in UTF-16 units. */
export const LONGEST_LOG = 200_000_000;

/** A line of a log that nothing was made of. */
export interface UnreadLine {
  /** From 1. */
  readonly number: number;
  /** Secrets in it are masked. */
  readonly text: string;
  /** One plain sentence. */
  readonly why: string;
}

/** What a log came to. */
export interface ReadLog {
  readonly format: FormatWords;
  /** The trace of it, secrets masked. */
  readonly events: readonly TraceEvent[];
  readonly actors: readonly string[];
  readonly stanzas: number;
  /** Elements of streams that are no stanzas. */
  readonly others: number;
  /** Entries of the log that are words. */
  readonly words: number;
  /** All there are, and what they are: lines of a text, messages of a browser. */
  readonly lines: number;
  readonly unit: 'line' | 'message';
  /** In the order of their numbers. */
  readonly unread: readonly UnreadLine[];
}

/** Why nothing could be made of a text; sentences for people. */
export interface LogFault {
  readonly code: 'too-large' | 'no-log' | 'no-stanzas';
  readonly message: string;
}

/** See `readLogInParts`. */
export function readLog(text: string): Result<ReadLog, LogFault> {
  return finish(readLogInParts(text));
}

/**
 * Reads what another program recorded: which one is told by the text. Each line ends up in a stanza, in another element, in
 * words of the log, or among `unread`; blank ones are passed over. Refuses, in a sentence, a text without a single stanza. The
 * cost is that of its length.
 */
export function* readLogInParts(text: string): InParts<Result<ReadLog, LogFault>> {
  if (text.length > LONGEST_LOG) return refuse('too-large', TOO_LARGE);
  if (looksLikeRecording(text)) return yield* readRecording(text);
  if (looksLikeHar(text)) return yield* readHar(text);
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const format = formatOf(lines);
  if (format === undefined) return refuse('no-log', NO_LOG);
  const found = yield* entriesOfLines(lines, format);
  return yield* readFound({ format, found, lines, unit: 'line' });
}

const TOO_LARGE = t('It has more than {millions} million characters. Open a part of it.', {
  millions: LONGEST_LOG / 1e6,
});
const NO_LOG = t(
  'No stanza was found in it in any form that Caesura reads. A log has to hold whole stanzas: many programs write them only at their level “debug”.',
);

const NO_MESSAGES = t(
  'It is a log of a browser’s network (HAR), but has no messages of WebSockets. Firefox keeps none in such a file: copy them from its network panel and paste them, or record the page in Chrome.',
);

function* readHar(text: string): InParts<Result<ReadLog, LogFault>> {
  const messages = messagesOfHar(text);
  if (messages === undefined)
    return refuse('no-log', t('It begins as a HAR file does, but is none.'));
  if (messages.length === 0) return refuse('no-stanzas', NO_MESSAGES);
  const found = yield* entriesOfMessages(messages);
  const lines = messages.map((each) => each.text);
  return yield* readFound({ format: HAR_FORMAT, found, lines, unit: 'message' });
}

function* readRecording(text: string): InParts<Result<ReadLog, LogFault>> {
  const events = yield* eventsOfRecording(text);
  if (events === undefined) {
    return refuse(
      'no-log',
      t('It begins as a recording of Prosody, but its steps cannot be read.'),
    );
  }
  const stanzas = events.filter(({ type }) => type === 'frame').length;
  const actors = new Set(events.flatMap((event) => (event.type === 'frame' ? [event.actor] : [])));
  return ok({
    format: RECORDING_FORMAT,
    events,
    actors: [...actors],
    stanzas,
    others: 0,
    words: 0,
    lines: text.split(/\r\n|\n|\r/).length,
    unit: 'line',
    unread: [],
  });
}

interface Reading extends Pick<ReadLog, 'format' | 'unit'> {
  readonly found: FoundEntries;
  readonly lines: readonly string[];
}

function* readFound({ format, found, lines, unit }: Reading): InParts<Result<ReadLog, LogFault>> {
  const { known, refused } = yield* readElements(found.entries);
  const entries = withDirections(known);
  const elements = entries.filter((entry) => entry.kind === 'element');
  // What makes a session is no part of what is said in it.
  const isSaid = ({ isStanza, element }: (typeof elements)[number]) =>
    isStanza && !isOfBinding(element);
  const stanzas = elements.filter(isSaid).length;
  if (stanzas === 0) return refuse('no-stanzas', noStanzas(format, unit));
  const actors = actorsOf(entries);
  const told = yield* eventsOfLog({ name: format.name, entries, actors });
  const masks = new Masks();
  yield* noteSecretsOfTrace(told, masks);
  const [started] = told;
  const source = started?.type === 'run-started' ? started.source : '';
  return ok({
    format,
    events: yield* maskEvents(told, source, masks),
    actors: [...new Set([...actors.values()].map(({ name }) => name))],
    stanzas,
    others: elements.length - stanzas,
    words: entries.filter(isWords).length,
    lines: lines.length,
    unit,
    unread: unreadLines({ found, refused, lines, masks }),
  });
}

function isWords({ kind }: ToldEntry): boolean {
  return kind === 'words';
}

function noStanzas({ name }: FormatWords, unit: ReadLog['unit']): string {
  return unit === 'line'
    ? t('It looks like a log of {name}, but no line of it holds a whole stanza.', { name })
    : t('It looks like a log of {name}, but no message of it holds a whole stanza.', { name });
}

interface Unread extends Pick<Reading, 'found' | 'lines'> {
  readonly refused: readonly RefusedElement[];
  readonly masks: Masks;
}

const WHY: Readonly<Record<StrayReason, string>> = {
  words: t('No stanza, and no words in the form of this log.'),
  'cut-off': t('A stanza begins here that does not end.'),
  broken: t('The tags of this stanza do not fit together.'),
};

function unreadLines({ found, refused, lines, masks }: Unread): readonly UnreadLine[] {
  const reasons = new Map<number, string>();
  const note = (first: number, why: string): void => {
    const last = found.joined.get(first) ?? first;
    for (let number = first; number <= last; number++) reasons.set(number, why);
  };
  for (const { entry, sentence } of refused) for (const each of entry.lines) note(each, sentence);
  for (const { lines: numbers, why } of found.stray)
    for (const each of numbers) note(each, WHY[why]);
  const numbers = [...reasons.keys()].sort((a, b) => a - b);
  const shown = numbers.filter((number) => lines[number - 1]?.trim() !== '');
  for (const number of shown) noteSecretsOfText(lines[number - 1] ?? '', masks);
  return shown.map((number) => ({
    number,
    text: maskText(lines[number - 1] ?? '', masks),
    why: reasons.get(number) ?? '',
  }));
}

function refuse(code: LogFault['code'], message: string): Result<never, LogFault> {
  return err({ code, message });
}
