import { forked } from '../../base/forked.ts';
import { PagedList } from '../../base/paged-list.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { RowVerdict, VerdictCount } from '../model.ts';
import type { RowSeed } from '../row-seeds.ts';
import { scenesOfSteps } from '../scene-rows.ts';
import { VERDICTS } from '../words/verdict-words.ts';

interface Tally {
  readonly count: number;
  /** The first step of that verdict; -1 where it is to be found again. */
  readonly first: number;
}

/** The steps of each scene, and the scene of each step. */
interface SceneSteps {
  readonly steps: readonly (readonly number[])[];
  readonly sceneOf: ReadonlyMap<number, number>;
}

/** How many rows have which verdict: all of them, and those of each scene's steps. */
export class Tallies {
  #all = new Map<RowVerdict, number>();
  readonly #of: SceneSteps;
  #scenes: Map<RowVerdict, Tally>[];
  #verdicts = new PagedList<RowVerdict>();
  /** Scenes whose tallies have changed. */
  touched = new Set<number>();

  private constructor(of: SceneSteps) {
    this.#of = of;
    this.#scenes = of.steps.map(() => new Map<RowVerdict, Tally>());
  }

  static of(scenario: Scenario): Tallies {
    const sceneOf = new Map<number, number>();
    const steps: number[][] = scenario.scenes.map(() => []);
    const places = new Map(scenario.scenes.map((scene, index) => [scene, index]));
    for (const [step, scene] of scenesOfSteps(scenario)) {
      const index = places.get(scene) ?? -1;
      sceneOf.set(step, index);
      steps[index]?.push(step);
    }
    return new Tallies({ steps, sceneOf });
  }

  fork(): Tallies {
    const fork = new Tallies(this.#of);
    fork.#all = forked(this.#all);
    fork.#scenes = forked(this.#scenes);
    fork.#verdicts = forked(this.#verdicts);
    fork.touched = forked(this.touched);
    return fork;
  }

  add({ verdict, step }: RowSeed): void {
    this.#all.set(verdict, (this.#all.get(verdict) ?? 0) + 1);
    if (step === undefined) return;
    this.#verdicts.set(step.index, verdict);
    const tallies = this.#touch(step.index);
    const tally = tallies?.get(verdict);
    const { count, first } = tally ?? { count: 0, first: step.index };
    tallies?.set(verdict, { count: count + 1, first: Math.min(first, step.index) });
  }

  remove({ verdict, step }: RowSeed): void {
    this.#all.set(verdict, (this.#all.get(verdict) ?? 0) - 1);
    if (step === undefined) return;
    this.#verdicts.set(step.index, undefined);
    const tallies = this.#touch(step.index);
    const tally = tallies?.get(verdict);
    if (tally === undefined) return;
    // Where the next one is, is found when somebody asks.
    const first = tally.first === step.index ? -1 : tally.first;
    if (tally.count === 1) tallies?.delete(verdict);
    else tallies?.set(verdict, { count: tally.count - 1, first });
  }

  #touch(step: number): Map<RowVerdict, Tally> | undefined {
    const scene = this.#of.sceneOf.get(step);
    if (scene === undefined) return undefined;
    this.touched.add(scene);
    return this.#scenes[scene];
  }

  count(verdict: RowVerdict): number {
    return this.#all.get(verdict) ?? 0;
  }

  /** The legend, without verdicts that no row has. */
  get counts(): readonly VerdictCount[] {
    return VERDICTS.filter((verdict) => verdict !== 'stream' && this.count(verdict) > 0).map(
      (verdict) => ({ verdict, count: this.count(verdict) }),
    );
  }

  /** Of the steps of a scene, in the order of the first step of each verdict. */
  ofScene(scene: number): ReadonlyMap<RowVerdict, number> {
    const own = this.#scenes[scene];
    for (const [verdict, { count, first }] of own ?? []) {
      if (first >= 0 || own?.size === 1 || verdict === 'not-run') continue;
      const steps = this.#of.steps[scene] ?? [];
      const found = steps.find((step) => this.#verdicts.get(step) === verdict) ?? -1;
      own?.set(verdict, { count, first: found });
    }
    const tallies = [...(own ?? [])];
    return new Map(
      tallies
        .sort(([, a], [, b]) => a.first - b.first)
        .map(([verdict, { count }]) => [verdict, count]),
    );
  }
}
