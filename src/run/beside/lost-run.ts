import { boundedSentence } from '../../base/bounded-text.ts';
import type { Scenario, Step } from '../../script/scenario.ts';
import type { Problem, RunEnded, StepVerdict, TraceEntry, TraceEvent } from '../../trace/event.ts';
import { neverReceived } from '../step-result.ts';
import { defined } from '../turn.ts';

/** Why a run ends whose engine is gone: what became of its server; or that it was stopped, where nothing became of it. */
export type LostBecause = Problem | 'stopped';

/**
 * How a run ends whose engine is gone, much as the engine would have ended it: sessions are over, the step that was under way
 * has failed, and so has the run; unless it was stopped. An outcome that is known already stays. Nothing where the run had ended.
 */
export function endOfLostRun(
  events: readonly TraceEvent[],
  scenario: Scenario,
  because: LostBecause,
): readonly TraceEntry[] {
  if (events.at(-1)?.type === 'run-ended') return [];
  const problem = because === 'stopped' ? undefined : because;
  const step = openStep(events, scenario);
  const begun = problem === undefined || step === undefined ? [] : goOn(events, step);
  const offline = openSessions(events).map(
    (actor) => ({ type: 'connection', actor, state: 'offline', ...defined({ problem }) }) as const,
  );
  const lost = problem === undefined || step === undefined ? [] : [lostStep(step, problem)];
  const ending = knownEnding(events) ?? endingBy(problem, step);
  return [...begun, ...offline, ...lost, { type: 'run-ended', ...ending }];
}

type Ending = Omit<RunEnded, 'type' | 'seq' | 'at'>;

function endingBy(problem: Problem | undefined, step: Step | undefined): Ending {
  if (problem === undefined) return { outcome: 'stopped' };
  return { outcome: 'error', ...defined({ step: step?.index }), problem };
}

/** The first step that failed decides, wherever the run went then. */
function knownEnding(events: readonly TraceEvent[]): Ending | undefined {
  for (const event of events) {
    if (event.type !== 'step-ended' || !FAILING.has(event.verdict)) continue;
    return { outcome: event.verdict === 'failed' ? 'error' : 'failed', step: event.step };
  }
  return undefined;
}

const FAILING: ReadonlySet<StepVerdict> = new Set<StepVerdict>([
  'differs',
  'missing',
  'unexpected',
  'failed',
]);

function lostStep(step: Step, { what }: Problem): TraceEntry {
  const isAwaiting = step.kind === 'receives';
  const sentences = isAwaiting ? [neverReceived(step.actor, step.stanza), what] : [what];
  const note = boundedSentence(sentences.join(' '));
  const verdict = isAwaiting ? 'missing' : 'failed';
  return { type: 'step-ended', step: step.index, verdict, note };
}

/** In the order in which they were opened. */
function openSessions(events: readonly TraceEvent[]): readonly string[] {
  const open = new Set<string>();
  for (const event of events) {
    if (event.type !== 'connection') continue;
    if (event.state === 'offline') open.delete(event.actor);
    else open.add(event.actor);
  }
  return [...open];
}

/** The step that has begun and not ended, or that would have gone on after a pause. */
function openStep(events: readonly TraceEvent[], { steps }: Scenario): Step | undefined {
  const newest = events.findLast(({ type }) => TELLS_STEP.has(type));
  if (newest?.type === 'step-started') return steps[newest.step - 1];
  const isBefore = newest?.type === 'run-paused' && newest.reason !== 'failure';
  return isBefore ? steps[newest.step - 1] : undefined;
}

const TELLS_STEP: ReadonlySet<TraceEvent['type']> = new Set<TraceEvent['type']>([
  'step-started',
  'step-ended',
  'run-paused',
]);

/** The run pauses: it would have gone on with that step. */
function goOn(events: readonly TraceEvent[], { index: step }: Step): readonly TraceEntry[] {
  if (events.findLast(({ type }) => TELLS_STEP.has(type))?.type !== 'run-paused') return [];
  const isBegun = events.some((event) => event.type === 'step-started' && event.step === step);
  return [{ type: 'run-resumed' }, ...(isBegun ? [] : [{ type: 'step-started', step } as const])];
}
