import { Fragment } from 'react';
import { explainDifference } from '../../insight/explain-difference.ts';
import type { Difference, StanzaDiff } from '../../match/difference.ts';
import { Button } from '../widgets/button.tsx';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import type { OfferedRepair } from './offered-repairs.ts';
import { sentenceParts } from './sentence-parts.ts';
import { TextParts } from './TextParts.tsx';
import './DifferenceNotes.css';

export interface DifferenceNotesProps {
  readonly diff: StanzaDiff;
  /** A quiet sentence on top, where the differences do not speak for themselves. */
  readonly sentence: string | undefined;
  readonly repairs: readonly OfferedRepair[];
  readonly onRepair: (repair: OfferedRepair) => void;
  /** A quiet sentence at the end, e.g. that the script has changed since. */
  readonly remark: string | undefined;
}

/** Each difference in words, what can be done, and a line of background. */
export function DifferenceNotes(props: DifferenceNotesProps) {
  const { diff, sentence, repairs, onRepair, remark } = props;
  const { differences } = diff;
  return (
    <div className="why-col">
      {sentence === undefined ? null : <p className="say">{sentence}</p>}
      {differences.map((difference, index) => (
        <Fragment key={index}>
          <div className="why">
            <Path path={difference.path} />
            <p className="say">
              <TextParts parts={sentenceParts(difference.sentence, difference.path)} />
            </p>
          </div>
          {index === 0 ? <Repairs repairs={repairs} onRepair={onRepair} /> : null}
          <Background difference={difference} diff={diff} />
        </Fragment>
      ))}
      {remark === undefined ? null : <p className="note">{remark}</p>}
    </div>
  );
}

function Path({ path }: { readonly path: readonly string[] }) {
  const text = path.join(' › ');
  return (
    <div className="path">
      <MiddleTruncate text={text} tail={(path.at(-1)?.length ?? 0) + 3} />
    </div>
  );
}

function Repairs({ repairs, onRepair }: Pick<DifferenceNotesProps, 'repairs' | 'onRepair'>) {
  if (repairs.length === 0) return null;
  return (
    <div className="acts">
      {repairs.map((repair, index) => (
        <Button
          key={repair.key}
          look={index === 0 ? 'preferred' : 'outlined'}
          keys={repair.key}
          onPress={() => onRepair(repair)}
        >
          {repair.words}
        </Button>
      ))}
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
    <p className="note">
      <TextParts parts={parts} />
    </p>
  );
}
