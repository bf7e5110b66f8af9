import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { createLineIndex, type TextRange } from '../../base/text-range.ts';
import type { FailedStep } from '../../editor/marks.ts';
import type { Difference, StanzaDiff } from '../../match/difference.ts';
import { diffWith } from '../../diagnosis/diagnosis.ts';
import type { ReceivesStep, Scenario, Step } from '../../script/scenario.ts';
import type { StepEnded } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { XmlElement } from '../../xml/element.ts';
import { elementOf } from '../../trace/frame-element.ts';
import type { StepPlaces } from '../../script/step-places.ts';

/** The step at which a run failed, and how what came differs from what was expected. */
export interface Failure {
  readonly step: Step;
  readonly ended: StepEnded;
  /** Absent when nothing came that could be compared. */
  readonly compared: Compared | undefined;
  /** The run went on past it. */
  readonly isPast: boolean;
}

export interface Compared {
  readonly step: ReceivesStep;
  readonly received: XmlElement;
  readonly diff: StanzaDiff;
}

/** A failure in the text, as long as its step is as it was when it ran. */
export interface PlacedFailure extends Failure {
  readonly marked: FailedStep;
  /** The line that failed, else the last one of the step: the difference belongs below it. */
  readonly line: number;
}

/** The failure that the run has not gone past, else the first one; `undefined` while nothing has failed. */
export function failureOf(scenario: Scenario, trace: TraceModel): Failure | undefined {
  const standing = firstOf(trace.standing, scenario);
  const step = standing ?? firstOf(trace.failed, scenario);
  const ended = step && trace.steps.get(step.index)?.ended;
  if (step === undefined || ended === undefined) return undefined;
  return withComparison({ step, ended, isPast: standing === undefined }, trace);
}

/** A damaged trace may name steps that its script does not have. */
function firstOf(indexes: Iterable<number>, { steps }: Scenario): Step | undefined {
  for (const index of indexes) {
    const step = steps[index - 1];
    if (step !== undefined) return step;
  }
  return undefined;
}

function withComparison(failure: Omit<Failure, 'compared'>, trace: TraceModel): Failure {
  return { ...failure, compared: compare(failure.step, failure.ended, trace) };
}

function compare(step: Step, ended: StepEnded, trace: TraceModel): Compared | undefined {
  if (step.kind !== 'receives' || ended.stanza === undefined) return undefined;
  const record = trace.stanzaAt(ended.stanza);
  const diff = record && diffWith(trace, step, record);
  const received = record && elementOf(record.frame);
  return diff !== undefined && received?.ok === true
    ? { step, received: received.value, diff }
    : undefined;
}

/** The first so many differences are underlined: more would hold up the page, and nobody reads them all. */
const MOST_UNDERLINED = 500;

/** What the editor leaves out of so many differences; `undefined` where nothing. */
export function underlinedWords(differences: number): string | undefined {
  if (differences <= MOST_UNDERLINED) return undefined;
  const all = differences.toLocaleString(spokenTag());
  return t(
    'The script underlines the first {MOST_UNDERLINED} of {all} differences; the Difference panel shows them all.',
    { MOST_UNDERLINED, all },
  );
}

/** `source` is the text that ran. `undefined` when the step was edited since. */
export function placeFailure(
  failure: Failure,
  source: string,
  places: StepPlaces,
): PlacedFailure | undefined {
  const span = places.spanOf(failure.step.index);
  if (span === undefined) return undefined;
  const lines = createLineIndex(source);
  const differences = failure.compared?.diff.differences ?? [];
  const ranges = differences
    .slice(0, MOST_UNDERLINED)
    .flatMap((difference) => underlined(difference, source) ?? []);
  const failingLine = ranges
    .slice(0, 1)
    .map(({ start }) => places.tracker.lineOf(lines.positionAt(start).line))[0];
  const marked = {
    span,
    failingLine,
    ranges: ranges.flatMap((range) => places.tracker.rangeOf(range) ?? []),
  };
  return { ...failure, marked, line: failingLine ?? span.endLine };
}

/** What a difference underlines: of something that spreads over lines, the first one. */
function underlined({ expectedRange }: Difference, source: string): TextRange | undefined {
  if (expectedRange === undefined) return undefined;
  const { start, end } = expectedRange;
  const length = source.slice(start, end).search(/[\r\n]/);
  return { start, end: length < 0 ? end : start + length };
}
