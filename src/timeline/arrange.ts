import type { Scenario, Scene } from '../script/scenario.ts';
import type { TraceModel } from '../trace/model.ts';
import { endRow } from './words/end-row.ts';
import { parseFilter, passesFilter } from './filter.ts';
import { filterSubject } from './filter-subject.ts';
import type { LaidRow, LaidRows } from './laid-row.ts';
import type { LaneOrder } from './lanes.ts';
import type { Row, RowVerdict } from './model.ts';
import type { TimelineOptions } from './options.ts';
import { sceneRow, scenesOfSteps } from './scene-rows.ts';
import type { StanzaReader } from './stanza-reader.ts';

/** Beyond this many rows the filter leaves summaries out, as they need every stanza parsed. */
const MAX_SUMMARIES = 3_000;

export interface Arranging {
  readonly scenario: Scenario;
  readonly model: TraceModel | undefined;
  readonly laid: LaidRows;
  readonly options: TimelineOptions;
  readonly reader: StanzaReader;
  readonly order: LaneOrder;
}

export interface ArrangedRows {
  readonly rows: readonly Row[];
  readonly filteredCount: number;
}

/** Puts scenes over their rows and the end between what happened and what did not; folds and filters. */
export function arrangeRows(input: Arranging): ArrangedRows {
  const { scenario, model, laid } = input;
  const { add, rows, filteredCount } = createArrangement(input);
  laid.happened.forEach(add);
  const end = model && endRow(model, scenario.steps.length, countNotRun(laid));
  if (end !== undefined) rows.push(end);
  laid.pending.forEach(add);
  return { rows, filteredCount: filteredCount() };
}

function countNotRun({ happened, pending }: LaidRows): number {
  return happened.reduce(
    (sum, { verdict }) => sum + (verdict === 'not-run' ? 1 : 0),
    pending.length,
  );
}

function createArrangement(input: Arranging) {
  const { scenario, model, options } = input;
  const passes = passing(input);
  const heading = createHeadings(input);
  const folded = new Set(options.foldedScenes);
  const rows: Row[] = [];
  let filtered = 0;
  let next = 0;
  let scene: Scene | undefined;
  let headed = true;
  const head = () => {
    if (!headed && scene !== undefined) rows.push(heading(scene));
    headed = true;
  };
  const add = (row: LaidRow): void => {
    for (
      let coming = scenario.scenes[next];
      coming && beginsBefore(coming, row, model);
      coming = scenario.scenes[++next]
    ) {
      scene = coming;
      headed = false;
      if (passes === undefined) head();
    }
    if (passes !== undefined && !passes(row)) {
      filtered++;
      return;
    }
    head();
    if (scene === undefined || !folded.has(scene.line)) rows.push(row);
  };
  return { rows, add, filteredCount: () => filtered };
}

/** Whether the row belongs to the scene or to a later one: by its step, or else by its place in time. */
function beginsBefore(scene: Scene, { seed }: LaidRow, model: TraceModel | undefined): boolean {
  if (seed.step !== undefined) return seed.step.index >= scene.firstStep;
  const started = model?.steps.get(scene.firstStep)?.started;
  return started !== undefined && started.seq < seed.order;
}

/** `undefined` when every row passes. */
function passing({
  options,
  laid,
  reader,
  order,
}: Arranging): ((row: LaidRow) => boolean) | undefined {
  const terms = parseFilter(options.filter);
  if (terms.length === 0 && options.verdicts.length === 0) return undefined;
  const verdicts = new Set(options.verdicts);
  const sources = {
    reader,
    titles: order.spots.map(({ title }) => title),
    searchSummaries: laid.happened.length + laid.pending.length <= MAX_SUMMARIES,
  };
  return (row) =>
    (verdicts.size === 0 || verdicts.has(row.verdict)) &&
    (terms.length === 0 || passesFilter(terms, filterSubject(row, sources)));
}

function createHeadings({ scenario, model, laid, options }: Arranging) {
  const scenes = scenesOfSteps(scenario);
  const verdicts = new Map<Scene, RowVerdict[]>();
  const note = ({ seed: { step, verdict } }: LaidRow): void => {
    const scene = step && scenes.get(step.index);
    if (scene === undefined) return;
    const list = verdicts.get(scene);
    if (list === undefined) verdicts.set(scene, [verdict]);
    else list.push(verdict);
  };
  laid.happened.forEach(note);
  laid.pending.forEach(note);
  return (scene: Scene) =>
    sceneRow(scene, {
      verdicts: verdicts.get(scene) ?? [],
      folded: options.foldedScenes.includes(scene.line),
      begun: model !== undefined,
    });
}
