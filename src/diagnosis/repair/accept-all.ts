import { applyEdits } from '../../base/text-edit.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { TraceModel } from '../../trace/model.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { attributeValue } from '../../xml/element.ts';
import { candidatesOf } from '../candidates.ts';
import { repairsForNothing } from './nothing-repairs.ts';
import type { RanTrace, StepRepair } from './step-repair.ts';
import { refusalIn } from '../refusal.ts';
import { situationAt } from '../situation-in-trace.ts';
import { repairsForMissing, repairsForStep } from './step-repairs.ts';

/** One run of a script to its end. */
export interface FinishedRun {
  readonly scenario: Scenario;
  readonly model: TraceModel;
}

export interface AcceptAllSetup {
  /** The script at the beginning. */
  readonly text: string;
  /** Runs a script; `undefined` when it could not, or when a person wants no more. */
  readonly play: (text: string) => Promise<FinishedRun | undefined>;
  /** Hears of each repair before the script is run again. */
  readonly onRepair?: (repair: AcceptedRepair) => void;
}

export interface AcceptedRepair {
  readonly step: number;
  readonly repair: StepRepair;
}

/**
 * `green`: it passes now. `stuck`: no repair helps at the step that fails. `refused`: an error came there that the script
 * does not ask for, which nobody may bless but a person. `stopped`: it was not run to its end.
 */
export interface AcceptAllResult {
  readonly outcome: 'green' | 'stuck' | 'refused' | 'stopped';
  /** At which it got stuck, or was refused. */
  readonly step?: number;
  readonly text: string;
  readonly accepted: readonly AcceptedRepair[];
}

/** A step that still fails after so many repairs gets another stanza each time: accepting will not help. */
const REPAIRS_PER_STEP = 3;

/** Runs a script, accepts what came at the first step that fails, and so on until it passes or nothing helps. */
export async function acceptAll({
  text: begin,
  play,
  onRepair = () => undefined,
}: AcceptAllSetup): Promise<AcceptAllResult> {
  const accepted: AcceptedRepair[] = [];
  for (let text = begin; ;) {
    const played = await play(text);
    const ended = played?.model.ended;
    if (played === undefined || ended === undefined || ended.outcome === 'stopped') {
      return { outcome: 'stopped', text, accepted };
    }
    if (ended.outcome === 'passed') return { outcome: 'green', text, accepted };
    const step = ended.step ?? 0;
    if (isRefused(played, step)) {
      return { outcome: 'refused', step, text, accepted };
    }
    const tries = accepted.filter((each) => each.step === step).length;
    const repair =
      tries < REPAIRS_PER_STEP ? bestRepair({ ...played, source: text, text }, step) : undefined;
    if (repair === undefined) return { outcome: 'stuck', step, text, accepted };
    accepted.push({ step, repair });
    onRepair({ step, repair });
    text = applyEdits(text, repair.edits);
  }
}

/**
 * Whether the likeliest stanza for a step that failed is an error, and the script does not say `type="error"`; or none is
 * likely, and what was sent last was refused.
 */
export function isRefused(ran: Pick<RanTrace, 'model' | 'scenario'>, index: number): boolean {
  const step = ran.scenario.steps[index - 1];
  const asksForIt = step?.kind === 'receives' && attributeValue(step.stanza, 'type') === 'error';
  if (step === undefined || asksForIt) return false;
  const frame = likeliest(ran, index);
  if (frame === undefined) {
    const situation = step.kind === 'receives' ? situationAt(ran.model, step) : undefined;
    return situation !== undefined && refusalIn(situation) !== undefined;
  }
  const parsed = elementOf(frame);
  return parsed.ok && attributeValue(parsed.value, 'type') === 'error';
}

/** The first candidate, or what came where nothing should. */
function likeliest({ model, scenario }: Pick<RanTrace, 'model' | 'scenario'>, index: number) {
  const step = scenario.steps[index - 1];
  if (step?.kind === 'receives') return candidatesOf(model, step)[0]?.record.frame;
  const stanza = model.steps.get(index)?.ended?.stanza;
  return stanza === undefined ? undefined : model.stanzaAt(stanza)?.frame;
}

/** The first repair of the first candidate that has one, else what makes the stanza come. */
export function bestRepair(ran: RanTrace, index: number): StepRepair | undefined {
  const step = ran.scenario.steps[index - 1];
  if (step?.kind === 'receives-nothing') return repairsForNothing(ran, step)[0];
  if (step?.kind !== 'receives') return undefined;
  for (const candidate of candidatesOf(ran.model, step)) {
    const [repair] = repairsForStep(ran, step, candidate);
    if (repair !== undefined) return repair;
  }
  return repairsForMissing(ran, step)[0];
}
