import type { TextEdit } from '../../base/text-edit.ts';
import type { PartialRepair } from './stanza/partial-repair.ts';
import type { RepairKind } from './stanza/repair.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { RanScript } from './step-now.ts';

/** A change of the script after which the step would take the stanza, or the stanza have a step that takes it. */
export interface StepRepair {
  readonly kind:
    | RepairKind
    | PartialRepair['kind']
    | 'move-step'
    | 'change-actor'
    | 'mend-address'
    | 'add-receives'
    | 'expect-received'
    | 'remove-step';
  /** What the button says. */
  readonly label: string;
  /** In the order of their places, for the script as it is now; they do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface RanTrace extends RanScript {
  readonly model: TraceModel;
}
