import { t } from '../../base/translate.ts';
import { endingWords, isEnding, withActor } from '../../script/scenario.ts';
import { attributeValue, type XmlElement } from '../../xml/element.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { ActorBook } from '../actor-book.ts';
import { headOf } from '../stanza-head.ts';
import { stanzaLabel } from './stanza-label.ts';
import type { RowLabel } from '../model.ts';
import type { RowSeed } from '../row-seeds.ts';
import type { CommonHead, StanzaReader } from '../stanza-reader.ts';
import { toldCaption, toldLabel } from './told-words.ts';
import { VERDICT_WORDS } from './verdict-words.ts';

/** What the words of rows are made from. */
export interface WordSources {
  readonly book: ActorBook;
  readonly reader: StanzaReader;
  /** Whether the run is over, and how. */
  readonly outcome: 'passed' | 'other' | undefined;
  /** The nickname that an actor goes by in a room. */
  readonly nicknameIn: (actor: string, room: string) => string | undefined;
}

/** The stanza of a step as the script has it. */
export function patternOf(seed: RowSeed): XmlElement | undefined {
  const { step } = seed;
  return step?.kind === 'sends' || step?.kind === 'receives' ? step.stanza : undefined;
}

/** The stanza of a row: as it was on the wire, or else as the script has it. */
export function stanzaOf(seed: RowSeed, reader: StanzaReader): XmlElement | undefined {
  return seed.frame === undefined ? patternOf(seed) : reader.element(seed.frame);
}

/**
 * The accessible name: `Step 8, Romeo receives message from room@conference.localhost: differs`. It is the same
 * before and after the run but for the verdict: what the script names is named as in the script. What was sent by hand
 * says so: `Romeo sends message, by hand: sent`.
 */
export function rowCaption(seed: RowSeed, sources: WordSources): string {
  if (seed.told !== undefined) return toldCaption(seed.told);
  const step = seed.step === undefined ? '' : `${t('Step {index},', { index: seed.step.index })} `;
  const deed = `${step}${withActor(seed, deedWords(seed, sources))}`;
  if (seed.step?.kind === 'time-passes' && seed.verdict === 'sent') return deed;
  return seed.verdict === 'by-hand'
    ? t('{deed}, by hand: sent', { deed })
    : `${deed}: ${VERDICT_WORDS[seed.verdict]}`;
}

const SESSION_WORDS = { connects: t('connects'), disconnects: t('disconnects') } as const;

/** Whatever it is: nobody can tell before it is sent. */
const RAW_WORDS = t('sends raw text');

function deedWords(seed: RowSeed, sources: WordSources): string {
  const { step } = seed;
  if (step?.kind === 'connects' || step?.kind === 'disconnects') return SESSION_WORDS[step.kind];
  if (step?.kind === 'time-passes') return step.words;
  if (isEnding(step)) return endingWords(step);
  if (step?.kind === 'sends-raw') return RAW_WORDS;
  return step?.kind === 'receives-nothing' ? t('receives nothing') : stanzaWords(seed, sources);
}

function stanzaWords(seed: RowSeed, { book, reader }: WordSources): string {
  const { frame } = seed;
  const pattern = patternOf(seed);
  const heads = [
    ...(pattern === undefined ? [] : [headOf(pattern)]),
    ...(frame === undefined ? [] : [reader.head(frame)]),
  ];
  const address = addressWords(seed, book, heads);
  const what = heads[0]?.name ?? t('stanza');
  if (seed.direction === 'sent') {
    return address === ''
      ? t('sends {what}', { what })
      : t('sends {what} to {address}', { what, address });
  }
  return address === ''
    ? t('receives {what}', { what })
    : t('receives {what} from {address}', { what, address });
}

/**
 * Actors by name, others by address. Presence goes to the room, whatever nickname its address has; all else that
 * concerns an occupant has the occupant's JID in full.
 */
function addressWords(seed: RowSeed, book: ActorBook, heads: readonly CommonHead[]): string {
  const end = seed.direction === 'sent' ? 'to' : 'from';
  const said = heads.map((head) => head[end] ?? '').filter((text) => !/^\{|^$/.test(text));
  const address = said[0] ?? '';
  const actor = book.actorAt(address);
  if (actor !== undefined) return actor;
  const presence = heads.some(({ name }) => name === 'presence');
  return presence && seed.direction === 'sent' ? bareText(address) : address;
}

export function rowLabel(seed: RowSeed, reader: StanzaReader): RowLabel {
  const { step, told } = seed;
  if (told !== undefined) return toldLabel(told);
  const plain = (name: string): RowLabel => ({ name, type: '', badges: [] });
  if (step?.kind === 'connects' || step?.kind === 'disconnects')
    return plain(SESSION_WORDS[step.kind]);
  if (step?.kind === 'time-passes') return plain(step.words);
  if (isEnding(step)) return plain(endingWords(step));
  const stanza = stanzaOf(seed, reader);
  if (seed.verdict === 'stream') return streamLabel(seed, stanza);
  if (stanza !== undefined) return stanzaLabel(stanza);
  return plain(nameWithoutStanza(seed, reader));
}

function nameWithoutStanza({ step, frame }: RowSeed, reader: StanzaReader): string {
  if (step?.kind === 'receives-nothing') return t('nothing');
  if (step?.kind === 'sends-raw') return t('raw text');
  return frame === undefined ? '' : reader.head(frame).name;
}

/** `open`, `features`, `auth PLAIN`, `success`, `close`. */
function streamLabel(seed: RowSeed, stanza: XmlElement | undefined): RowLabel {
  const name = stanza?.local ?? '?';
  const type = stanza && (attributeValue(stanza, 'mechanism') ?? attributeValue(stanza, 'type'));
  return { name, type: type ?? '', badges: [] };
}
