import type { StanzaDiff } from '../match/difference.ts';
import type { MatchRules } from '../match/unasked-error.ts';
import { diffOfFrame } from '../trace/frame-diff.ts';
import type { RowSeed } from './row-seeds.ts';

/** A failed step's differences, from what the trace remembers; `undefined` when it cannot be told. */
export function createStepDiffer(rules: MatchRules): (seed: RowSeed) => StanzaDiff | undefined {
  return ({ step, record, frame }) =>
    step?.kind === 'receives' && frame !== undefined
      ? diffOfFrame(frame, {
          pattern: step.stanza,
          ended: record?.ended,
          rules,
        })
      : undefined;
}
