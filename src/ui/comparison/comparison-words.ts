import { CONNECTION_WORDS } from '../../trace/connection-words.ts';
import { t } from '../../base/translate.ts';
import type { ComparedLine, Likeness } from '../../insight/runs/compare-items.ts';
import type { RunItem, StepSide } from '../../insight/runs/read-run.ts';
import { STATE_WORDS, stepName } from '../../insight/runs/sentence.ts';
import { stepWords, type Scenario } from '../../script/scenario.ts';
import type { RowLabel } from '../../timeline/model.ts';
import { describeStanza } from '../../timeline/words/describe-stanza.ts';
import { stanzaLabel } from '../../timeline/words/stanza-label.ts';
import type { StanzaFate } from '../../trace/stanza-records.ts';
import { attributeValue } from '../../xml/element.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { GlyphName } from '../widgets/icons.tsx';
import type { ComparisonRow } from './comparison-rows.ts';
import tones from '../widgets/tones.module.css';

/** How a likeness is told: by glyph, by word, and last by colour. */
export const LIKENESS_LOOKS: Readonly<
  Record<Likeness, { readonly glyph: GlyphName; readonly word: string; readonly tone: string }>
> = {
  same: { glyph: 'equal', word: t('same'), tone: tones.waiting },
  differs: { glyph: 'differs', word: t('differs'), tone: tones.differs },
  'only-left': { glyph: 'only-left', word: t('only left'), tone: tones.unexpected },
  'only-right': { glyph: 'only-right', word: t('only right'), tone: tones.unexpected },
  order: { glyph: 'order', word: t('order'), tone: tones.unexpected },
};

/** What a cell tells of a frame or a change of a connection. */
export interface ItemWords {
  readonly label: RowLabel;
  readonly summary: string;
  /** What became of it, where that deserves a word. */
  readonly fate: string;
}

const FATES: Readonly<Record<StanzaFate, string>> = {
  sent: '',
  matched: '',
  differs: t('differs'),
  skipped: t('skipped'),
  unread: t('unread'),
  unexpected: t('unexpected'),
};

export function itemWords(
  { event, fate, isByHand, normal }: RunItem,
  scenario: Scenario,
): ItemWords {
  const told = isByHand ? t('by hand') : FATES[fate ?? 'sent'];
  if (event.type === 'connection') {
    const name = CONNECTION_WORDS[event.state];
    const summary = normal.slice(name.length).trim();
    return { label: { name, type: '', badges: [] }, summary, fate: '' };
  }
  const parsed = elementOf(event);
  if (!parsed.ok)
    return { label: { name: 'no XML', type: '', badges: [] }, summary: '', fate: told };
  const { direction } = event;
  const actorName = (jid: string) =>
    scenario.actors.find((actor) => actor.jid === bareText(jid))?.name;
  return {
    label: stanzaLabel(parsed.value),
    summary: describeStanza(parsed.value, { direction, pattern: false, actorName }),
    fate: told,
  };
}

/** The accessible name: `Step 8, Romeo receives message: differs, differs on the left, matched on the right`. */
export function rowName(row: ComparisonRow): string {
  if (row.kind === 'fold') return row.words;
  const { word } = LIKENESS_LOOKS[row.likeness];
  if (row.kind === 'line') return `${lineName(row.line)}: ${word}`;
  const { left, right } = row.step;
  const side = left ?? right;
  if (side === undefined) return t('What came after the last step: {word}', { word });
  const name = stepName(row.step);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${stepWords(side.step)}: ${word}${sideStates(left, right)}`;
}

function sideStates(left: StepSide | undefined, right: StepSide | undefined): string {
  if (left === undefined || right === undefined || left.state === right.state) return '';
  return t(', {STATE_WORDS} on the left, {STATE_WORDS2} on the right', {
    STATE_WORDS: STATE_WORDS[left.state],
    STATE_WORDS2: STATE_WORDS[right.state],
  });
}

/** `Romeo receives message from room@conference.localhost`. */
export function lineName({ actor, left, right }: ComparedLine): string {
  const { event, normal } = left ?? right ?? {};
  if (event === undefined || event.type === 'connection') return `${actor} ${normal ?? ''}`;
  const parsed = elementOf(event);
  const verb = event.direction === 'sent' ? 'sends' : 'receives';
  if (!parsed.ok) return t('{actor} {verb} what is no XML', { actor, verb });
  const address = attributeValue(parsed.value, event.direction === 'sent' ? 'to' : 'from');
  const preposition = event.direction === 'sent' ? 'to' : 'from';
  const tail = address === undefined ? '' : ` ${preposition} ${address}`;
  return `${actor} ${verb} ${parsed.value.local}${tail}`;
}
