import { useRef, type KeyboardEvent } from 'react';
import { differenceLines, type SideLine } from '../../insight/difference-rows/difference-lines.ts';
import type { Difference } from '../../match/difference.ts';
import { useActions, useApp } from '../app-context.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { repairAt, type OfferedRepair } from '../failure/offered-repairs.ts';
import { RepairButtons } from '../failure/RepairButtons.tsx';
import { sentenceParts } from '../difference/sentence-parts.ts';
import { TextParts } from '../stanza/TextParts.tsx';
import { VERDICT_LOOKS } from '../verdict.ts';
import { Button } from '../widgets/button.tsx';
import { underlinedWords, type Failure } from './failure.ts';
import { PassButtons } from '../failure/PassButtons.tsx';
import { passByKey, useFailureAtHand } from '../failure/use-failure-at-hand.ts';
import styles from './DifferenceZone.module.css';

export interface DifferenceZoneProps {
  readonly failure: Failure;
  readonly repairs: readonly OfferedRepair[];
  readonly onRepair: (repair: OfferedRepair) => void;
  /** Gives the focus back to the text. */
  readonly leave: () => void;
}

/** Below the line at which a step failed: what was expected, what came, and what can be done about it. */
export function DifferenceZone({ failure, repairs, onRepair, leave }: DifferenceZoneProps) {
  const actions = useActions();
  const failureAtHand = useFailureAtHand(failure.step.index);
  const zone = useRef<HTMLDivElement>(null);
  usePrintedKeys(zone, (event) => {
    const repair = repairAt(repairs, event);
    if (repair !== undefined) onRepair(repair);
    else if (!passByKey(failureAtHand, event, actions)) return false;
    else if (zone.current?.contains(document.activeElement) === true) leave();
    return true;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    leave();
    event.preventDefault();
    event.stopPropagation();
  };
  const { step, ended, compared } = failure;
  const [first, ...others] = compared?.diff.differences ?? [];
  const leftOut = underlinedWords(compared?.diff.differences.length ?? 0);
  return (
    <div
      ref={zone}
      className={styles.differenceZone}
      data-part="difference-zone"
      role="group"
      tabIndex={-1}
      aria-label={`Step ${step.index}: ${VERDICT_LOOKS[ended.verdict].word}`}
      onKeyDown={onKeyDown}
    >
      {first === undefined ? null : <Pair difference={first} step={step.index} />}
      <p>
        {first === undefined ? (
          (ended.note ?? `This step ${VERDICT_LOOKS[ended.verdict].word}.`)
        ) : (
          <TextParts parts={sentenceParts(first.sentence, first.path)} />
        )}
        {first !== undefined && others.length === 0 ? ' Everything else in it matched.' : null}
        {leftOut === undefined ? null : ` ${leftOut}`}
      </p>
      <div className={styles.acts}>
        <RepairButtons repairs={repairs.filter(isShort)} onRepair={onRepair} />
        <PassButtons step={step.index} />
        {others.length === 0 ? null : <AllDifferences count={others.length + 1} />}
      </div>
    </div>
  );
}

function AllDifferences({ count }: { readonly count: number }) {
  const { view } = useApp().stores;
  return (
    <Button look="outlined" onPress={() => view.setState({ tab: 'difference', pane: 'inspector' })}>
      {`All ${count} differences`}
    </Button>
  );
}

/** Between the lines there is room for the likeliest repair, and for those that change little. */
function isShort({ kind }: OfferedRepair, index: number): boolean {
  return kind !== 'accept-whole' || index === 0;
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
      <span className={styles.who}>expected</span>
      <span className={styles.sign}>+</span>
      <Side line={received} />
      <span className={styles.who}>received, step {step}</span>
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
          <span className={styles.value}>&quot;{cut(line.value)}&quot;</span>
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
  const left = (text.length - MOST_SHOWN).toLocaleString('en');
  return `${text.slice(0, MOST_SHOWN)} … (${left} more characters)`;
}
