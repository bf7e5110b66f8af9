import { t } from '../../../base/translate.ts';
import type { ReactNode } from 'react';
import { explainBadge, explainType, type BadgeMeaning } from '../../../insight/explain-badge.ts';
import { richText } from '../../../insight/rich-text.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import type { RowLabel, RowVerdict } from '../../../timeline/model.ts';
import { openGlossary } from '../../commands/use-open-part.ts';
import { SpecLink, TextParts } from '../../TextParts.tsx';
import { Button } from '../../widgets/button.tsx';
import { TipArea } from '../../widgets/tip-area.tsx';
import type { TipText } from '../../widgets/use-tips.ts';
import { VERDICT_LOOKS } from '../../verdict.ts';
import { HasTips } from './has-tips.ts';
import { MOST_BADGES } from './RowBadges.tsx';
import { VERDICT_MEANINGS } from './verdict-meanings.ts';
import styles from './BadgeTips.module.css';

export interface BadgeTipsProps {
  readonly rows: RowList;
  /** The rows. */
  readonly children: ReactNode;
}

/** Around the rows: what their badges and verdicts mean, on hover, on focus and on a press. */
export function BadgeTips({ rows, children }: BadgeTipsProps) {
  return (
    <HasTips value={true}>
      <TipArea selector="[data-badge]" tell={(anchor) => tellBadge(anchor, rows)}>
        {children}
      </TipArea>
    </HasTips>
  );
}

function tellBadge(anchor: HTMLElement, rows: RowList): TipText | undefined {
  const place = anchor.closest('[data-index]')?.getAttribute('data-index');
  const row = rows.at(Number(place ?? -1));
  if (row?.kind !== 'arrow') return undefined;
  const badge = anchor.getAttribute('data-badge') ?? '';
  if (badge === 'verdict') return tellVerdict(row.verdict);
  const words = badgesAt(badge, row.label);
  if (words.length === 0) return undefined;
  return {
    name: t('What {words} means', { words: words.join(', ') }),
    content: words.map((word, index) => (
      <Meaning
        key={index}
        word={word}
        meaning={word === row.label.type ? explainType(row.label.name, word) : explainBadge(word)}
      />
    )),
  };
}

function tellVerdict(verdict: RowVerdict): TipText {
  const { word } = VERDICT_LOOKS[verdict];
  return {
    name: t('What {words} means', { words: word }),
    content: (
      <div className={styles.meaning}>
        <b>{word}</b>
        <p>{VERDICT_MEANINGS[verdict]}</p>
      </div>
    ),
  };
}

/** The words that a badge stands for: its own, or those that have no room in the row. */
function badgesAt(place: string, { type, badges }: RowLabel): readonly string[] {
  if (place === 'type') return [type];
  return place === 'more' ? badges.slice(MOST_BADGES) : badges.slice(Number(place)).slice(0, 1);
}

interface MeaningProps {
  readonly word: string;
  readonly meaning: BadgeMeaning | undefined;
}

function Meaning({ word, meaning }: MeaningProps) {
  if (meaning === undefined) {
    return (
      <div className={styles.meaning}>
        <b>{word}</b>
        <p>{t('No specification that this page knows has this word.')}</p>
      </div>
    );
  }
  const { title, sentence, prosody, ref, word: known } = meaning;
  return (
    <div className={styles.meaning}>
      <b>{title}</b>
      <p>{sentence}</p>
      {prosody === undefined ? null : (
        <p className={styles.prosody}>
          <TextParts parts={richText(prosody)} />
        </p>
      )}
      <p className={styles.links}>
        {ref === undefined ? null : <SpecLink reference={ref} />}
        {known === undefined ? null : (
          <Button className={styles.glossary} onPress={() => openGlossary(known)}>
            {t('In the glossary')}
          </Button>
        )}
      </p>
    </div>
  );
}
