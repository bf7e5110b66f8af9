import { finish, type InParts } from '../../base/in-parts.ts';
import { portions } from '../../base/portions.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { RunnerSetup } from '../runner.ts';

/** So many steps are written before others have their turn. */
const PORTION = 200;

/** Scripts are run again and again: the newest is kept, and no others, as they are several times as long as their scripts. */
let newest: { readonly scenario: Scenario; readonly text: string } | undefined;

/** A setup as JSON: at once where its scenario was the last one written in parts. */
export function setupText({ scenario, ...others }: RunnerSetup): string {
  const text = finish(scenarioTextInParts(scenario));
  return `{"scenario":${text},${JSON.stringify(others).slice(1)}`;
}

/** A scenario as JSON, in parts: of one with thousands of steps it takes long. */
export function* scenarioTextInParts(scenario: Scenario): InParts<string> {
  if (newest?.scenario === scenario) return newest.text;
  const { steps, ...head } = scenario;
  const texts: string[] = [];
  for (const some of portions(steps, PORTION)) {
    texts.push(some.map((step) => JSON.stringify(step)).join(','));
    yield;
  }
  const text = `{"steps":[${texts.join(',')}],${JSON.stringify(head).slice(1)}`;
  newest = { scenario, text };
  return text;
}
