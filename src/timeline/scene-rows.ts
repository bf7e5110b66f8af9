import { t } from '../base/translate.ts';
import type { Scenario, Scene } from '../script/scenario.ts';
import type { RowVerdict, SceneRow } from './model.ts';
import { VERDICT_WORDS } from './words/verdict-words.ts';
import { isFailure } from '../trace/verdict.ts';

/** By step index: the scene that it belongs to. Steps before the first scene are absent. */
export function scenesOfSteps(scenario: Scenario): ReadonlyMap<number, Scene> {
  const found = new Map<number, Scene>();
  let next = 0;
  for (const { index } of scenario.steps) {
    while ((scenario.scenes[next]?.firstStep ?? Infinity) <= index) next++;
    const scene = scenario.scenes[next - 1];
    if (scene !== undefined) found.set(index, scene);
  }
  return found;
}

export interface SceneState {
  /** How many of the scene's steps have which verdict, in the order of the first step of each. */
  readonly verdicts: ReadonlyMap<RowVerdict, number>;
  readonly folded: boolean;
  /** Whether there is a run at all. */
  readonly begun: boolean;
}

export function sceneRow(scene: Scene, state: SceneState): SceneRow {
  return {
    kind: 'scene',
    id: `scene-${scene.line}`,
    title: scene.title,
    line: scene.line,
    firstStep: scene.firstStep,
    folded: state.folded,
    summary: sceneSummary(state),
  };
}

/** `4 steps`, `3 steps, 1 differs`, `6 steps, not run`, `6 steps, 2 of them run`. */
function sceneSummary({ verdicts, begun }: SceneState): string {
  const count = [...verdicts.values()].reduce((sum, each) => sum + each, 0);
  const lead = t('{count, plural, one {1 step} other {{count} steps}}', { count });
  if (!begun) return lead;
  const failures = countFailures(verdicts);
  if (failures !== '') return `${lead}, ${failures}`;
  const notRun = verdicts.get('not-run') ?? 0;
  const run = count - notRun - (verdicts.get('waiting') ?? 0);
  if (run === count) return lead;
  if (notRun === count) return t('{lead}, not run', { lead });
  return t('{lead}, {run} of them run', { lead, run });
}

function countFailures(verdicts: ReadonlyMap<RowVerdict, number>): string {
  const failures = [...verdicts].filter(([verdict]) => isFailure(verdict));
  return failures.map(([verdict, count]) => `${count} ${VERDICT_WORDS[verdict]}`).join(', ');
}
