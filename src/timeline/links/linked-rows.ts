import { counted } from '../../base/counted.ts';
import { t } from '../../base/translate.ts';
import type { EventList } from '../../trace/event-list.ts';
import type { EventSeq, FrameEvent } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import { findChild, type XmlElement } from '../../xml/element.ts';
import { DELAY_NS } from '../../xmpp/namespaces.ts';
import { elementOf } from '../../trace/frame-element.ts';
import type { Spot } from '../model.ts';
import { NEVER } from '../row-seeds.ts';
import { readStanzaHead } from '../stanza-head.ts';
import type { Causes } from './causes.ts';

/** A stanza that belongs to another one. */
export interface StanzaLink {
  readonly spot: Spot;
  /** Whose stanza it is. */
  readonly actor: string;
}

/** What belongs to a stanza in one way. */
export interface LinkGroup {
  /** `Answers`, `Went to 3 occupants`: the links follow. */
  readonly words: string;
  /** Whether these are what it came of, and not what came of it. */
  readonly isCause: boolean;
  readonly links: readonly StanzaLink[];
  /** How many more there are. */
  readonly more: number;
}

/** A run as far as it is looked at, with what came of what in all of it. */
export interface LinkedRun {
  readonly events: EventList;
  readonly model: TraceModel;
  readonly causes: Causes;
}

/** So many stanzas that came of one are looked at. */
export const MOST_LINKS = 200;

/** What belongs to a stanza, its cause first; empty for none. What it costs does not grow with the run. */
export function linksOf(stanza: EventSeq, run: LinkedRun): readonly LinkGroup[] {
  const { causes, events } = run;
  const own = events.at(stanza);
  if (own?.type !== 'frame') return [];
  const cause = frameAt(causes.causeOf(stanza), events);
  const all = causes.effectsOf(stanza).filter((seq) => seq < events.length);
  const effects = all.slice(0, MOST_LINKS).flatMap((seq) => frameAt(seq, events) ?? []);
  const more = all.length - effects.length;
  const ofEffects = KINDS.flatMap((kind) => {
    const found = effects.filter((effect) => kindOf(own, effect) === kind);
    return found.length === 0 ? [] : [groupOf(EFFECT_WORDS[kind](found.length), found, run)];
  });
  const groups = ofEffects.map((group, index) =>
    index < ofEffects.length - 1 ? group : { ...group, more },
  );
  if (cause === undefined) return groups;
  const words = CAUSE_WORDS[kindOf(cause, own)];
  return [{ ...groupOf(words, [cause], run), isCause: true }, ...groups];
}

/** In the order in which they are told. */
const KINDS = [
  'answer',
  'refusal',
  'copy',
  'own-copy',
  'message',
  'request',
  'presence',
  'history',
  'subject',
  'notice',
] as const;
type LinkKind = (typeof KINDS)[number];

const CAUSE_WORDS: Readonly<Record<LinkKind, string>> = {
  answer: t('Answers'),
  refusal: t('Refuses'),
  copy: t('Was said in'),
  'own-copy': t('Was said in'),
  message: t('Was sent in'),
  request: t('Was sent in'),
  presence: t('Came of'),
  history: t('Came of'),
  subject: t('Came of'),
  notice: t('Came of'),
};

const EFFECT_WORDS: Readonly<Record<LinkKind, (count: number) => string>> = {
  answer: () => t('Answered in'),
  refusal: () => t('Refused in'),
  copy: (count) =>
    t('{count, plural, one {Went to 1 other occupant} other {Went to {count} other occupants}}', {
      count,
    }),
  'own-copy': () => t('Came back in'),
  message: (count) => t('{count, plural, one {Went to} other {Went to {count}}}', { count }),
  request: () => t('Passed on in'),
  presence: (count) => counted(count, 'presence'),
  history: (count) =>
    t('{count, plural, one {1 message of before} other {{count} messages of before}}', { count }),
  subject: () => t('The subject'),
  notice: (count) => counted(count, 'notice'),
};

/** What an effect is to its cause. */
function kindOf(cause: FrameEvent, effect: FrameEvent): LinkKind {
  const { name, type } = readStanzaHead(effect.xml);
  if (type === 'error') return 'refusal';
  if (name === 'presence') return 'presence';
  if (name === 'iq') return type === 'result' ? 'answer' : 'request';
  const stanza = elementOf(effect);
  return stanza.ok ? messageKind(stanza.value, cause, effect) : 'message';
}

function messageKind(message: XmlElement, cause: FrameEvent, effect: FrameEvent): LinkKind {
  const { name, type } = readStanzaHead(cause.xml);
  if (name !== 'message') {
    if (findChild(message, 'delay', DELAY_NS) !== undefined) return 'history';
    return findChild(message, 'subject') === undefined ? 'notice' : 'subject';
  }
  if (type !== 'groupchat') return 'message';
  return effect.actor === cause.actor ? 'own-copy' : 'copy';
}

function frameAt(seq: EventSeq | undefined, events: EventList): FrameEvent | undefined {
  const event = seq === undefined ? undefined : events.at(seq);
  return event?.type === 'frame' ? event : undefined;
}

function groupOf(words: string, frames: readonly FrameEvent[], { model }: LinkedRun): LinkGroup {
  const links = frames.map(({ seq, actor }): StanzaLink => ({
    actor,
    spot: { stanza: seq, step: stepAt(seq, model) },
  }));
  return { words, isCause: false, links: links.toSorted(byStep), more: 0 };
}

/** As the steps stand in the script; what belongs to none comes last. */
function byStep({ spot: a }: StanzaLink, { spot: b }: StanzaLink): number {
  return (a.step ?? NEVER) - (b.step ?? NEVER);
}

/** The step whose row shows a stanza. What was skipped, or read by none, has a row of its own. */
function stepAt(seq: EventSeq, model: TraceModel): number | undefined {
  const record = model.stanzaAt(seq);
  const hasOwnRow = record?.fate === 'skipped' || record?.fate === 'unread';
  return hasOwnRow ? undefined : record?.step;
}
