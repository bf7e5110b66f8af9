import { err, ok, type Result } from '../base/result.ts';
import { compileScript } from '../script/compile.ts';
import { lowerRecorded } from '../script/lower.ts';
import type { Scenario } from '../script/scenario.ts';
import { createTimeline } from '../timeline/layout.ts';
import type { TimelineModel } from '../timeline/timeline-model.ts';
import type { TraceEvent } from '../trace/event.ts';
import { parseTornTrace } from '../trace/file.ts';
import type { TraceModel } from '../trace/model.ts';
import { modelOf } from '../trace/model-of.ts';

/** A trace with what is derived from it. */
export interface RecordedRun {
  readonly events: readonly TraceEvent[];
  readonly model: TraceModel;
  readonly scenario: Scenario;
  /** Where the trace was cut in the midst of a line, in a sentence. */
  readonly torn?: string | undefined;
}

/** The run that the text of a trace file tells of. The error is a sentence. */
export function recordedRun(text: string): Result<RecordedRun, string> {
  const trace = parseTornTrace(text);
  if (!trace.ok) return err(trace.error.message);
  const { events, torn } = trace.value;
  const run = runOf(events);
  return run.ok ? ok({ ...run.value, torn }) : run;
}

/** The run that these events tell of. The error is a sentence. */
export function runOf(events: readonly TraceEvent[]): Result<RecordedRun, string> {
  const model = modelOf(events);
  const compiled = compileScript(model.started?.source ?? '');
  const scenario = compiled.scenario ?? lowerRecorded(compiled.syntax);
  if (scenario === undefined) return err('The script in it cannot be run.');
  return ok({ events, model, scenario });
}

/** Its rows and lanes; `stream`: with the frames of the stream. */
export function timelineOf(
  { events, model, scenario }: RecordedRun,
  { filter, stream }: { readonly filter: string; readonly stream: boolean },
): TimelineModel {
  const options = { filter, verdicts: [], foldedScenes: [], showStream: stream };
  return createTimeline()({ scenario, trace: { events, model }, options });
}
