import type { MarkInput, StepMark } from '../../editor/marks.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { ShownPhase } from '../../state/run-selectors.ts';
import { refusalTaken } from '../../trace/refusals.ts';
import type { TraceModel } from '../../trace/model.ts';
import { failureOf, placeFailure, type PlacedFailure } from './failure.ts';
import type { StepPlaces } from '../../script/step-places.ts';

/** What the editor has to show besides the text. All lines are lines of the current text. */
export interface ScriptView {
  readonly marks: MarkInput;
  readonly failure: PlacedFailure | undefined;
  /** The step above which a line of facts and commands stands: the failed or the current one. */
  readonly lens: Lens | undefined;
}

export interface Lens {
  readonly step: number;
  readonly line: number;
  /** `paused` and `running`: the run stands at this step. Else the step is done with. */
  readonly state: 'paused' | 'running' | 'done';
  /** How long the step took, in milliseconds; absent until it has ended. */
  readonly took: number | undefined;
}

/** A run whose verdicts are shown in the text, and the selection. */
export interface ScriptViewInput {
  /** The scenario that ran and its source; without a run, those of the text. */
  readonly scenario: Scenario | undefined;
  readonly source: string;
  /** `undefined` before the first run. */
  readonly trace: TraceModel | undefined;
  readonly phase: ShownPhase;
  /** Whether an earlier moment of the run is shown. */
  readonly isPast: boolean;
  readonly selectedStep: number | undefined;
}

export function scriptViewOf(input: ScriptViewInput, places: StepPlaces): ScriptView {
  const { scenario, trace, selectedStep } = input;
  const selected = selectedStep === undefined ? undefined : places.spanOf(selectedStep);
  if (scenario === undefined || trace === undefined) {
    const marks = { verdicts: [], selected, currentLine: undefined, failed: undefined };
    return { marks, failure: undefined, lens: undefined };
  }
  const failed = failureOf(scenario, trace);
  const failure = failed && placeFailure(failed, input.source, places);
  const current = currentStepOf(input, trace);
  // A run that has gone past its failures stands elsewhere.
  const isHere = failed !== undefined && (!failed.isPast || current === undefined);
  return {
    marks: {
      verdicts: verdictsOf(scenario, trace, { input, places }),
      selected,
      currentLine: currentLineOf(isHere ? failure : undefined, current, places),
      failed: failure?.marked,
    },
    failure,
    lens: lensOf(isHere ? failed?.step.index : current, input, trace, places),
  };
}

function verdictsOf(
  scenario: Scenario,
  trace: TraceModel,
  { input, places }: { readonly input: ScriptViewInput; readonly places: StepPlaces },
): MarkInput['verdicts'] {
  return scenario.steps.flatMap((step) => {
    const span = places.spanOf(step.index);
    const record = trace.steps.get(step.index);
    const isWaiting = record !== undefined && isAlive(input.phase);
    const isRefused = refusalTaken(trace, step) !== undefined;
    const verdict = isRefused ? 'refused' : record?.ended?.verdict;
    const mark: StepMark = verdict ?? (isWaiting ? 'waiting' : 'not-run');
    return span === undefined ? [] : [{ line: span.line, mark }];
  });
}

/** The step at which the run, or the moment that is shown, stands. A run that is over stands nowhere. */
function currentStepOf(input: ScriptViewInput, trace: TraceModel): number | undefined {
  if (!input.isPast && !isAlive(input.phase)) return undefined;
  return trace.currentStep === 0 ? undefined : trace.currentStep;
}

function isAlive(phase: ShownPhase): boolean {
  return phase === 'running' || phase === 'paused';
}

function currentLineOf(
  failure: PlacedFailure | undefined,
  current: number | undefined,
  places: StepPlaces,
): number | undefined {
  if (failure !== undefined) return failure.marked.failingLine ?? failure.marked.span.line;
  return current === undefined ? undefined : places.spanOf(current)?.line;
}

function lensOf(
  step: number | undefined,
  { phase, isPast }: ScriptViewInput,
  trace: TraceModel,
  places: StepPlaces,
): Lens | undefined {
  const span = step === undefined ? undefined : places.spanOf(step);
  if (step === undefined || span === undefined) return undefined;
  const { started, ended } = trace.steps.get(step) ?? {};
  const isHere = !isPast && (phase === 'paused' || phase === 'running');
  return {
    step,
    line: span.line,
    state: isHere ? phase : 'done',
    took: started && ended && ended.at - started.at,
  };
}
