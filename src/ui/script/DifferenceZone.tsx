import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import type { KeyboardEvent } from 'react';
import { differenceLines, type SideLine } from '../../insight/difference-rows/difference-lines.ts';
import type { Difference } from '../../match/difference.ts';
import { useActions } from '../app-context.ts';
import { goToDifference } from '../commands/go-to.ts';
import { useCommandPage } from '../commands/use-command-page.ts';
import { VERDICT_LOOKS } from '../verdict.ts';
import { Button } from '../widgets/button.tsx';
import { underlinedWords, type Failure } from './failure.ts';
import styles from './DifferenceZone.module.css';

export interface DifferenceZoneProps {
  readonly failure: Failure;
  /** Gives the focus back to the text. */
  readonly leave: () => void;
}

/** Below the line at which a step failed: what was expected, what came, and the way to the whole difference with its repairs. */
export function DifferenceZone({ failure, leave }: DifferenceZoneProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    leave();
    event.preventDefault();
    event.stopPropagation();
  };
  const { step, ended, compared } = failure;
  const count = compared?.diff.differences.length ?? 0;
  const [first] = compared?.diff.differences ?? [];
  const leftOut = underlinedWords(count);
  const { word } = VERDICT_LOOKS[ended.verdict];
  return (
    <div
      className={styles.differenceZone}
      data-part="difference-zone"
      role="group"
      tabIndex={-1}
      aria-label={t('Step {index}: {word}', { index: step.index, word })}
      onKeyDown={onKeyDown}
    >
      <div className={styles.told}>
        {first === undefined ? (
          <p>{ended.note ?? t('This step {word}.', { word })}</p>
        ) : (
          <Pair difference={first} step={step.index} />
        )}
        <DifferenceLink failure={failure} count={count} />
      </div>
      {leftOut === undefined ? null : <p>{leftOut}</p>}
    </div>
  );
}

/** The way down: to the difference in words and trees, and to its repairs. */
function DifferenceLink({ failure, count }: { readonly failure: Failure; readonly count: number }) {
  const page = useCommandPage();
  const actions = useActions();
  const { step, ended } = failure;
  return (
    <Button
      className={styles.link}
      iconAfter="fold"
      onPress={() => {
        actions.select({ step: step.index, stanza: ended.stanza, origin: 'editor' });
        goToDifference(page);
      }}
    >
      {count > 1 ? t('All {count} differences', { count }) : t('Difference')}
    </Button>
  );
}

interface PairProps {
  readonly difference: Difference;
  readonly step: number;
}

function Pair({ difference, step }: PairProps) {
  const { expected, received } = differenceLines(difference);
  return (
    <div className={styles.pair}>
      <span className={styles.sign}>−</span>
      <Side line={expected} />
      <span className={styles.who}>{t('expected')}</span>
      <span className={styles.sign}>+</span>
      <Side line={received} />
      <span className={styles.who}>{t('received, step {step}', { step })}</span>
    </div>
  );
}

function Side({ line }: { readonly line: SideLine }) {
  switch (line.kind) {
    case 'attribute':
      return (
        <span className={styles.side}>
          <span className={styles.attribute}>{line.name}</span>
          <span className={styles.punctuation}>=</span>
          <span className={styles.value}>{`"${cut(line.value)}"`}</span>
        </span>
      );
    case 'text':
      return <span className={styles.side}>{cut(line.text)}</span>;
    case 'absent':
      return (
        <span className={styles.side}>
          <span className={styles.absent}>{line.text}</span>
        </span>
      );
  }
}

/** So many characters of a value stand between the lines: more would hold up the page. */
const MOST_SHOWN = 2_000;

function cut(text: string): string {
  if (text.length <= MOST_SHOWN) return text;
  const left = (text.length - MOST_SHOWN).toLocaleString(spokenTag());
  return t('{text} … ({left} more characters)', { text: text.slice(0, MOST_SHOWN), left });
}
