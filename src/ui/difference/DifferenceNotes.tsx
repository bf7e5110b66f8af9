import { Fragment, type ReactNode } from 'react';
import { DIFFERENCES_TOLD } from '../../diagnosis/diagnosis.ts';
import { explainDifference } from '../../insight/explain-difference.ts';
import type { Difference, StanzaDiff } from '../../match/difference.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import type { OfferedRepair } from '../failure/offered-repairs.ts';
import { RepairButtons, type RepairButtonsProps } from '../failure/RepairButtons.tsx';
import { sentenceParts } from './sentence-parts.ts';
import { TextParts } from '../stanza/TextParts.tsx';
import styles from './DifferenceNotes.module.css';

export interface DifferenceNotesProps extends RepairButtonsProps {
  readonly diff: StanzaDiff;
  /** For each difference what accepts it alone; empty where the whole repairs do. */
  readonly partials?: readonly (readonly OfferedRepair[])[];
  /** A quiet sentence on top, where the differences do not speak for themselves. */
  readonly sentence: string | undefined;
  /** A quiet sentence at the end, e.g. that the script has changed since. */
  readonly remark: string | undefined;
  /** What else there is to choose, at the end. */
  readonly children?: ReactNode;
}

/** Each difference in words, what can be done, and a line of background. */
export function DifferenceNotes(props: DifferenceNotesProps) {
  const { diff, sentence, repairs, partials = [], onRepair, remark, children } = props;
  const { differences } = diff;
  return (
    <div className={styles.whyCol}>
      {sentence === undefined ? null : <Said>{sentence}</Said>}
      {differences.length === 0 ? <Repairs repairs={repairs} onRepair={onRepair} /> : null}
      {differences.slice(0, DIFFERENCES_TOLD).map((difference, index) => (
        <Fragment key={index}>
          <div className={styles.why}>
            <Path path={difference.path} />
            <Said>
              <TextParts parts={sentenceParts(difference.sentence, difference.path)} />
            </Said>
            <Partials repairs={partials[index] ?? []} onRepair={onRepair} />
          </div>
          {index === 0 ? <Repairs repairs={repairs} onRepair={onRepair} /> : null}
          <Background difference={difference} diff={diff} />
        </Fragment>
      ))}
      {differences.length <= DIFFERENCES_TOLD ? null : (
        <p className={styles.note}>
          And {differences.length - DIFFERENCES_TOLD} more: the trees show them all.
        </p>
      )}
      {remark === undefined ? null : <p className={styles.note}>{remark}</p>}
      {children}
    </div>
  );
}

/** A sentence beside the trees. */
export function Said({ children }: { readonly children: ReactNode }) {
  return <p className={styles.say}>{children}</p>;
}

function Path({ path }: { readonly path: readonly string[] }) {
  const text = path.join(' › ');
  return (
    <div className={styles.path}>
      <MiddleTruncate text={text} tail={(path.at(-1)?.length ?? 0) + 3} />
    </div>
  );
}

function Repairs({ repairs, onRepair }: RepairButtonsProps) {
  if (repairs.length === 0) return null;
  return (
    <div className={styles.acts} data-acts>
      <RepairButtons repairs={repairs} onRepair={onRepair} buttonClass={styles.act} />
    </div>
  );
}

/** What accepts one of several differences: smaller than what makes the step pass. */
function Partials({ repairs, onRepair }: RepairButtonsProps) {
  if (repairs.length === 0) return null;
  return (
    <div className={styles.ones} role="group" aria-label="Only this difference">
      <RepairButtons
        repairs={repairs}
        onRepair={onRepair}
        hasPreferred={false}
        buttonClass={styles.act}
      />
    </div>
  );
}

interface BackgroundProps {
  readonly difference: Difference;
  readonly diff: StanzaDiff;
}

function Background({ difference, diff: { root } }: BackgroundProps) {
  const { expected, received } = root;
  if (expected === undefined || received === undefined) return null;
  const parts = explainDifference({ difference, expected, received });
  return parts === undefined ? null : (
    <p className={styles.note}>
      <TextParts parts={parts} />
    </p>
  );
}
