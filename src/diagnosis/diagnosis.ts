import type { Explainer } from '../run/explainer.ts';
import { explainIntruder } from './intruder.ts';
import { explainMiss } from './miss.ts';
import { situationIn } from './situation-in-run.ts';

/** Why a step failed, for the run that records it. */
export const explainer: Explainer = {
  explainMiss: (failed, mine, pattern) =>
    explainMiss(situationIn(failed, mine), { pattern, rules: failed.rules }, failed.scenario),
  explainIntruder,
};

/** What became of a run, in a sentence. */
export {
  describeOutcome,
  failedAt,
  printOutcome,
  type FailedAt,
  type OutcomeKind,
  type OutcomeSentence,
} from './outcome.ts';

/** Where the embedded server's code broke down. */
export { serverFaultIn } from './server-fault.ts';

/** What a step expected against what came. */
export { diffWith, expectationOf, stepDiff } from './step-diff.ts';

/** What came that a step may have meant. */
export { candidateFor, candidatesOf, type Candidate } from './candidates.ts';
export { candidateLabel, candidateSentence, uncomparedSentence } from './candidate-words.ts';
