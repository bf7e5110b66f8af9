import { mapOf, type MappedRun, type MucMap } from '../../insight/muc-map/muc-map.ts';
import type { SuiteState } from '../suite/suite-store.ts';

/** What the scripts of a suite exercise. */
export interface SuiteMap {
  readonly map: MucMap;
  /** How many scripts passed whose traces were let go, as there was no room for all: they are not in it. */
  readonly letGo: number;
}

/** Of those that passed; `undefined` while none has. */
export function mapOfSuite({ results }: Pick<SuiteState, 'results'>): SuiteMap | undefined {
  const runs: MappedRun[] = [];
  let letGo = 0;
  for (const [path, result] of results) {
    if (result.state !== 'done' || result.outcome !== 'passed') continue;
    const { record } = result;
    if (record.kind !== 'kept') letGo += 1;
    else runs.push({ name: path, tags: record.run.scenario.tags, events: record.run.events });
  }
  return runs.length + letGo === 0 ? undefined : { map: mapOf(runs), letGo };
}
