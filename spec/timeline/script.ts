import { compileScript } from '../../src/script/compile.ts';
import type { Scenario } from '../../src/script/scenario.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { layoutTimeline } from '../../src/timeline/layout.ts';
import type { TimelineOptions } from '../../src/timeline/options.ts';
import type { RowList } from '../../src/timeline/growing/row-list.ts';
import type { Row } from '../../src/timeline/model.ts';
import type { TimelineModel } from '../../src/timeline/timeline-model.ts';

/** Compiles steps; every actor that `actors` names gets a JID at localhost. */
export function scenarioOf(actors: string, steps: string): Scenario {
  const definitions = actors
    .split(' ')
    .map(
      (name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: secret\n`,
    );
  const { scenario, diagnostics } = compileScript(
    `# Test\n\n${definitions.join('\n')}\n-----\n\n${steps}`,
  );
  if (scenario === undefined) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}

export const PLAIN: TimelineOptions = {
  filter: '',
  verdicts: [],
  foldedScenes: [],
  showStream: false,
};

/** A timeline with its rows as an array, and as the list that it has. */
export interface LaidOut extends Omit<TimelineModel, 'rows'> {
  readonly rows: readonly Row[];
  readonly list: RowList;
}

export function read(timeline: TimelineModel): LaidOut {
  return { ...timeline, rows: [...timeline.rows], list: timeline.rows };
}

/** Lays out a trace, or with no events the script alone. */
export function layOut(
  scenario: Scenario,
  events: readonly TraceEvent[] = [],
  options: Partial<TimelineOptions> = {},
): LaidOut {
  const trace = events.length === 0 ? undefined : { events, model: buildTraceModel(events) };
  return read(layoutTimeline({ scenario, trace, options: { ...PLAIN, ...options } }));
}

/** The accessible names of the rows with arrows. */
export function namesOf({ rows }: LaidOut): readonly string[] {
  return rows.flatMap((row) => (row.kind === 'arrow' ? [row.name] : []));
}
