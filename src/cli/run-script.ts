import { createLineIndex } from '../base/text-range.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { Logpoint } from '../base/logpoint.ts';
import type { StanzaDiff } from '../match/difference.ts';
import {
  candidatesOf,
  describeOutcome,
  explainer,
  serverFaultIn,
  stepDiff,
  type Candidate,
} from '../diagnosis/diagnosis.ts';
import { placeName, serverSideOf } from '../insight/server-side.ts';
import type { ActorConnector, ServerPort } from '../run/ports.ts';
import { createRunner, type RunnerSetup } from '../run/runner.ts';
import { prepareMaskedRun, type MaskedRun } from '../run/masked-run.ts';
import type { Scenario } from '../script/scenario.ts';
import type { FrameEvent, RunEnded, TraceEvent } from '../trace/event.ts';
import { refusalsTaken, refusalWords } from '../trace/refusals.ts';
import type { TraceModel } from '../trace/model.ts';
import { modelOf } from '../trace/model-of.ts';
import { elementOf } from '../trace/frame-element.ts';
import { drawDifference, drawUnexpected } from './draw-difference.ts';
import type { CompiledFile } from './compiled-file.ts';
import { logpointsOf } from './told-logpoints.ts';
import { nodeClock } from './node-clock.ts';
import {
  reportedCandidate,
  reportedDiagnostics,
  reportedDifference,
  type ReportedDiagnostic,
  type ScriptReport,
  type ScriptResult,
} from './report.ts';

export interface Access {
  readonly connector: ActorConnector;
  readonly port: ServerPort;
}

export type ScriptOptions = NonNullable<RunnerSetup['options']> & {
  /** Ends the run at once; its last event says so. */
  readonly stop?: AbortSignal | undefined;
  /** What the embedded server's Lua was asked to tell; who reads of it hears also which of them told nothing. */
  readonly logpoints?: readonly Logpoint[] | undefined;
  /** Hears why a run takes its time, while it does. */
  readonly tell?: (sentence: string) => void;
};

/** A result with all that happened. */
export interface PlayedScript extends Omit<ScriptResult, 'trace'> {
  readonly events: readonly TraceEvent[];
}

/** Runs one scenario to its end, on a server that is fresh where the server can be. Never rejects. */
export async function runScript(
  { file, text, compiled: { diagnostics, syntax } }: CompiledFile,
  scenario: Scenario,
  { connector, port }: Access,
  options: ScriptOptions,
): Promise<PlayedScript> {
  // A long script takes a while, too: a signal has its chance in between.
  await turn();
  const prepared = prepareMaskedRun(syntax, port.secrets);
  await turn();
  const { events, ended, ms } = await playScenario(
    { file, source: prepared.redacted, scenario },
    { connector, port },
    options,
  );
  // All that leaves is told from the masked run, so that no word of it has seen a secret.
  const shown = prepared.tell(events);
  const model = modelOf(shown.events);
  const end = model.ended ?? ended;
  const told =
    end.outcome === 'passed' ? passedScenario(scenario, shown) : (shown.scenario ?? scenario);
  const miss = missOf(model, told, end);
  const warned = reportedDiagnostics(diagnostics, createLineIndex(text), shown.mask);
  return {
    report: {
      file,
      ...reportOf(model, told, end, miss),
      ...stackOf(shown.events, model, miss),
      ...logpointsOf(shown.events, options.logpoints),
      diagnostics: [...warned, ...faultsTold(model, told, end)],
      ms,
    },
    events: shown.events,
    picture: pictureOf(miss),
  };
}

/** That the server's code failed is part of why a run failed; who passed all the same is warned. */
function faultsTold(
  model: TraceModel,
  { steps }: Scenario,
  { outcome }: RunEnded,
): readonly ReportedDiagnostic[] {
  const fault = outcome === 'passed' ? serverFaultIn(model) : undefined;
  if (fault === undefined) return [];
  const line = steps[fault.step - 1]?.line ?? 1;
  return [
    { severity: 'warning', code: 'server-code-failed', line, column: 1, message: fault.sentence },
  ];
}

/** A scenario that is about to run, with the script that its trace shows. */
interface ToBePlayed {
  readonly file: string;
  readonly source: string;
  readonly scenario: Scenario;
}

/** A run with all its secrets: nothing of it may leave. */
interface FreshRun {
  readonly events: readonly TraceEvent[];
  readonly ended: RunEnded;
  readonly ms: Milliseconds;
}

/** The run alone, to its end. Never rejects. */
export async function playScenario(
  { file, source, scenario }: ToBePlayed,
  { connector, port }: Access,
  { stop, tell, ...options }: ScriptOptions,
): Promise<FreshRun> {
  const begin = nodeClock.now();
  const onEvents = (events: readonly TraceEvent[]) => {
    if (port.embedded === undefined) tellOfWaiting(events, { file, scenario, tell });
  };
  const runner = createRunner(
    { scenario, source, options: { drains: true, ...options } },
    { connector, server: port, clock: nodeClock, explainer, onEvents },
  );
  const stopRun = () => runner.stop();
  stop?.addEventListener('abort', stopRun, { once: true });
  runner.start();
  // Told before this run began, a signal tells no more.
  if (stop?.aborted) stopRun();
  const ended = await runner.finished;
  stop?.removeEventListener('abort', stopRun);
  return { events: runner.events, ended, ms: nodeClock.now() - begin };
}

/** All of a scenario that is told of a run that passed, but for numbers, is its title: that needs no script compiled anew. */
function passedScenario(scenario: Scenario, { mask }: Pick<MaskedRun, 'mask'>): Scenario {
  return { ...scenario, title: mask(scenario.title) };
}

/** A server whose clock cannot be moved makes a script wait where time is to pass. */
function tellOfWaiting(
  events: readonly TraceEvent[],
  { file, scenario, tell }: { file: string; scenario: Scenario; tell: ScriptOptions['tell'] },
): void {
  const newest = events.findLast(({ type }) => type === 'step-started' || type === 'step-ended');
  const step = newest?.type === 'step-started' ? scenario.steps[newest.step - 1] : undefined;
  if (step?.kind !== 'time-passes') return;
  tell?.(
    `${file}:${step.line}: ${step.words}; this server’s clock cannot be moved, so the run waits.`,
  );
}

/** The next turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** How the step that failed was missed. */
export interface Miss {
  /** Against the stanza that the run names. */
  readonly diff: StanzaDiff | undefined;
  readonly candidates: readonly Candidate[];
  /** The stanza that the run names. */
  readonly received: FrameEvent | undefined;
}

/** How the step that a run ended in was missed; nothing is known of a run that passed. */
export function missOf(
  model: TraceModel,
  scenario: Scenario,
  { step, outcome }: Pick<RunEnded, 'step' | 'outcome'>,
): Miss {
  const failed = outcome === 'failed' ? scenario.steps[(step ?? 0) - 1] : undefined;
  const seq = failed && model.steps.get(failed.index)?.ended?.stanza;
  const received = seq === undefined ? undefined : model.stanzaAt(seq)?.frame;
  if (failed?.kind !== 'receives') return { diff: undefined, candidates: [], received };
  const diff = stepDiff(model, scenario, failed.index);
  return { diff, candidates: candidatesOf(model, failed), received };
}

/** Where the server's code made what the step was held against. */
function stackOf(
  events: readonly TraceEvent[],
  model: TraceModel,
  { received }: Miss,
): Pick<ScriptReport, 'stack'> {
  const stanza = received && model.stanzaAt(received.seq);
  const places = stanza && serverSideOf(events, model, { stanza, missedAt: undefined })?.places;
  if (places === undefined) return {};
  return {
    stack: places.map((place) => `${place.file}:${String(place.line)} ${placeName(place)}`),
  };
}

/** Where no stanza is named, the difference to the likeliest one, if any; all of what came where nothing was to come. */
export function pictureOf({ diff, candidates, received }: Miss): readonly string[] {
  const shown = diff ?? candidates[0]?.diff;
  if (shown !== undefined) return shown.differences.length === 0 ? [] : drawDifference(shown);
  const parsed = received === undefined ? undefined : elementOf(received);
  return parsed?.ok === true ? drawUnexpected(parsed.value) : [];
}

function reportOf(
  model: TraceModel,
  scenario: Scenario,
  ended: RunEnded,
  { diff, candidates, received }: Miss,
): Omit<ScriptReport, 'file' | 'diagnostics' | 'ms'> {
  const fates = model.stanzas.map(({ fate }) => fate);
  const lines = createLineIndex(model.started?.source ?? '');
  return {
    title: scenario.title,
    ...(model.started?.variations === undefined ? {} : { variations: model.started.variations }),
    verdict: verdictOf(ended),
    steps: scenario.steps.length,
    ran: model.steps.size,
    ...(ended.outcome === 'passed' ? {} : failureOf(model, scenario, ended)),
    differences: diff?.differences.map((each) => reportedDifference(each, lines)) ?? [],
    ...(received === undefined ? {} : { received: received.xml }),
    ...(candidates.length === 0 ? {} : { candidates: candidates.map(reportedCandidate) }),
    refusals: refusalsTaken(model, scenario.steps).map((refusal) => ({
      ...refusal,
      line: scenario.steps[refusal.step - 1]?.line ?? 0,
      words: refusalWords(refusal),
      received: takenBy(model, refusal.step),
    })),
    skipped: fates.filter((fate) => fate === 'skipped').length,
    unread: fates.filter((fate) => fate === 'unread').length,
  };
}

function takenBy(model: TraceModel, step: number): string {
  const seq = model.steps.get(step)?.ended?.stanza;
  return (seq !== undefined && model.stanzaAt(seq)?.frame.xml) || '';
}

function verdictOf({ outcome }: RunEnded): ScriptReport['verdict'] {
  if (outcome === 'passed' || outcome === 'failed') return outcome;
  return 'error';
}

function failureOf(model: TraceModel, scenario: Scenario, ended: RunEnded): Partial<ScriptReport> {
  const step = scenario.steps.find(({ index }) => index === ended.step);
  const end = step === undefined ? undefined : model.steps.get(step.index)?.ended;
  const { text } = describeOutcome(model, scenario);
  if (ended.outcome === 'stopped') return stoppedIn(model, scenario);
  const kind = ended.problem?.code ?? end?.verdict;
  return {
    ...(step === undefined ? {} : { line: step.line, step: step.index }),
    ...(kind === undefined ? {} : { kind }),
    reason: text,
    ...notRunAtAll(ended.problem?.code ?? ''),
  };
}

/** Where the server cannot be reached, or cannot be as the script asks, no step was tried. */
function notRunAtAll(code: string): Pick<ScriptReport, 'broken' | 'unreachable'> {
  if (code === 'stage-not-set') return { broken: true };
  return UNREACHABLE.has(code) ? { unreachable: true } : {};
}

function stoppedIn({ currentStep }: TraceModel, { steps }: Scenario): Partial<ScriptReport> {
  const step = steps[currentStep - 1];
  const where = step === undefined ? 'before its first step' : `in step ${step.index}`;
  return {
    ...(step === undefined ? {} : { line: step.line, step: step.index }),
    kind: 'stopped',
    reason: `The run was stopped ${where} of ${steps.length}.`,
  };
}

/** Codes of `transport/problems.ts` that say: there is no XMPP server at this address. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'cannot-connect',
  'not-an-xmpp-endpoint',
  'tls-failed',
  'connect-timeout',
  'no-websocket',
  'embedded-server-failed',
]);
