import type { Clock } from '../base/clock.ts';
import { finish, type InParts } from '../base/in-parts.ts';
import { inTurns } from '../base/in-turns.ts';
import { scenarioTextInParts } from '../run/beside/setup-text.ts';
import { compileScript } from '../script/compile.ts';
import { redactSourceInParts } from '../script/redact.ts';

/** What is shorter is made ready before anybody notices. */
const LONG = 50_000;

/** Scripts are run again and again: the newest is kept. */
let newest: { readonly source: string; readonly redacted: string } | undefined;

/** The script as it goes into its trace. */
export function redactedSource(source: string): string {
  return finish(redactedInParts(source));
}

function* redactedInParts(source: string): InParts<string> {
  if (newest?.source === source) return newest.redacted;
  const redacted = yield* redactSourceInParts(source, compileScript(source).syntax);
  newest = { source, redacted };
  return redacted;
}

/**
 * Does in turns what takes long before a long script can be run, while its server is opened: the page stays at hand meanwhile.
 * Where nobody waits for it, a run does it itself.
 */
export function prepareRun(source: string, clock: Clock): Promise<void> {
  if (source.length < LONG) return Promise.resolve();
  return new Promise((resolve) => inTurns(preparing(source), clock, resolve));
}

function* preparing(source: string): InParts<undefined> {
  const { scenario } = compileScript(source);
  yield;
  yield* redactedInParts(source);
  if (scenario !== undefined) yield* scenarioTextInParts(scenario);
  return undefined;
}
