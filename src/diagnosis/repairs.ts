/** The other face of this folder: repairs are asked for where a script is edited, and weigh nothing where it is only played. */
/** What makes the script take what came. */
export type { RanTrace, StepRepair } from './repair/step-repair.ts';
export {
  addedReceives,
  partialRepairsForStep,
  repairsForMissing,
  repairsForStep,
} from './repair/step-repairs.ts';
export { isWritable } from './repair/stanza/writable.ts';
export { repairsForNothing } from './repair/nothing-repairs.ts';
export {
  acceptAll,
  isRefused,
  type AcceptAllResult,
  type FinishedRun,
} from './repair/accept-all.ts';

/** What was tried by hand, as steps of the script. */
export {
  eventOfPart,
  exchangeEdits,
  exchangeOf,
  isByHand,
  lastStepOfEarlier,
  partsOf,
  playedScript,
  type Exchange,
  type ExchangePart,
} from './repair/exchange.ts';

/** What is compared and what follows from it, of large stanzas, in parts. */
export { DIFFERENCES_TOLD, preparation } from './prepare.ts';
