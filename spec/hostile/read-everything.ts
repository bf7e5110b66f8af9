import { roomsAt, tableAt } from '../../src/insight/rooms-at.ts';
import { actorsAt } from '../../src/insight/actors-at.ts';
import { candidatesOf, describeOutcome, stepDiff } from '../../src/diagnosis/diagnosis.ts';
import { compileScript } from '../../src/script/compile.ts';
import { lowerRecorded } from '../../src/script/lower.ts';
import { layoutTimeline } from '../../src/timeline/layout.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { buildTraceModel } from '../../src/trace/model.ts';

/** The longest sentence that a person is told, in UTF-16 units. */
const LONGEST_SENTENCE = 2_100;

/** Derives from a trace whatever the page shows of it. Throws where one of its parts does, or says too much. */
export function readEverything(events: readonly TraceEvent[]): void {
  const [started] = events;
  const compiled = compileScript(started?.type === 'run-started' ? started.source : '');
  const scenario = compiled.scenario ?? lowerRecorded(compiled.syntax);
  if (scenario === undefined) return;
  const model = buildTraceModel(events);
  const outcome = describeOutcome(model, scenario);
  if (outcome.lead.length + outcome.text.length > LONGEST_SENTENCE) {
    throw new Error(`the sentence has ${String(outcome.text.length)} characters`);
  }
  const options = { filter: '', verdicts: [], foldedScenes: [], showStream: true };
  const { rows } = layoutTimeline({ scenario, trace: { events, model }, options });
  // Words are worked out when somebody reads them.
  for (const row of rows.slice(0, 500)) if (row.kind === 'arrow') void [row.label, row.phrase];
  for (const step of scenario.steps) {
    if (step.kind !== 'receives') continue;
    stepDiff(model, scenario, step.index);
    candidatesOf(model, step);
  }
  const rooms = roomsAt(model, events, undefined);
  for (const room of rooms.names.slice(0, 50)) tableAt(rooms, room, new Map());
  actorsAt(
    events,
    scenario.actors.map(({ name }) => name),
    undefined,
  );
}
