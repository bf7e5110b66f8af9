import { diffPattern } from '../match/diff.ts';
import type { StanzaDiff } from '../match/difference.ts';
import type { RowSeed } from './row-seeds.ts';
import type { StanzaReader } from './stanza-reader.ts';

/** Computes a failed step's differences again, from what the trace remembers; `undefined` when it cannot be told. */
export function createStepDiffer(
  reader: StanzaReader,
  strictErrors?: boolean,
): (seed: RowSeed) => StanzaDiff | undefined {
  return ({ step, record, frame }) => {
    if (step?.kind !== 'receives' || frame === undefined) return undefined;
    const received = reader.element(frame);
    return (
      received &&
      diffPattern(step.stanza, received, record?.ended?.variables ?? {}, { strictErrors })
    );
  };
}
