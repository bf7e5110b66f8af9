import type { Scenario } from '../../script/scenario.ts';
import type { RowVerdict, VerdictCount } from '../model.ts';
import type { RowSeed } from '../row-seeds.ts';
import { scenesOfSteps } from '../scene-rows.ts';
import { VERDICTS } from '../words/verdict-words.ts';

interface Tally {
  count: number;
  /** The first step of that verdict. */
  first: number;
}

/** How many rows have which verdict: all of them, and those of each scene's steps. */
export class Tallies {
  readonly #all = new Map<RowVerdict, number>();
  readonly #sceneOf = new Map<number, number>();
  readonly #steps: number[][];
  readonly #scenes: Map<RowVerdict, Tally>[];
  readonly #verdicts = new Map<number, RowVerdict>();
  /** Scenes whose tallies have changed. */
  readonly touched = new Set<number>();

  constructor(scenario: Scenario) {
    this.#scenes = scenario.scenes.map(() => new Map<RowVerdict, Tally>());
    this.#steps = scenario.scenes.map(() => []);
    const places = new Map(scenario.scenes.map((scene, index) => [scene, index]));
    for (const [step, scene] of scenesOfSteps(scenario)) {
      const index = places.get(scene) ?? -1;
      this.#sceneOf.set(step, index);
      this.#steps[index]?.push(step);
    }
  }

  add({ verdict, step }: RowSeed): void {
    this.#all.set(verdict, (this.#all.get(verdict) ?? 0) + 1);
    if (step === undefined) return;
    this.#verdicts.set(step.index, verdict);
    const tallies = this.#touch(step.index);
    const tally = tallies?.get(verdict);
    if (tally === undefined) tallies?.set(verdict, { count: 1, first: step.index });
    else {
      tally.count++;
      tally.first = Math.min(tally.first, step.index);
    }
  }

  remove({ verdict, step }: RowSeed): void {
    this.#all.set(verdict, (this.#all.get(verdict) ?? 0) - 1);
    if (step === undefined) return;
    this.#verdicts.delete(step.index);
    const tallies = this.#touch(step.index);
    const tally = tallies?.get(verdict);
    if (tally === undefined) return;
    tally.count--;
    // Where the next one is, is found when somebody asks.
    if (tally.first === step.index) tally.first = -1;
    if (tally.count === 0) tallies?.delete(verdict);
  }

  #touch(step: number): Map<RowVerdict, Tally> | undefined {
    const scene = this.#sceneOf.get(step);
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
    const tallies = [...(this.#scenes[scene] ?? [])];
    for (const [verdict, tally] of tallies) {
      if (tally.first >= 0 || tallies.length === 1 || verdict === 'not-run') continue;
      const steps = this.#steps[scene] ?? [];
      tally.first = steps.find((step) => this.#verdicts.get(step) === verdict) ?? -1;
    }
    return new Map(
      tallies
        .sort(([, a], [, b]) => a.first - b.first)
        .map(([verdict, { count }]) => [verdict, count]),
    );
  }
}
