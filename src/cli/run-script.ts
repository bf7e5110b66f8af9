import { createLineIndex } from '../base/text-range.ts';
import type { StanzaDiff } from '../match/difference.ts';
import { describeOutcome } from '../run/outcome.ts';
import type { ActorConnector, ServerPort } from '../run/ports.ts';
import { createRunner, type RunnerSetup } from '../run/runner.ts';
import { stepDiff } from '../run/step-diff.ts';
import { redactSource } from '../script/redact.ts';
import type { Scenario } from '../script/scenario.ts';
import type { RunEnded } from '../trace/event.ts';
import { buildTraceModel, type TraceModel } from '../trace/model.ts';
import { drawDifference } from './draw-difference.ts';
import type { ScriptFile } from './find-scripts.ts';
import { nodeClock } from './node-clock.ts';
import { reportedDifference, type ScriptReport, type ScriptResult } from './report.ts';

export interface Access {
  readonly connector: ActorConnector;
  readonly port: ServerPort;
}

/** Runs one scenario to its end, on a server that is fresh where the server can be. Never rejects. */
export async function runScript(
  { file, text }: ScriptFile,
  scenario: Scenario,
  { connector, port }: Access,
  options: NonNullable<RunnerSetup['options']>,
): Promise<ScriptResult> {
  const begin = nodeClock.now();
  const runner = createRunner({
    scenario,
    source: redactSource(text),
    connector,
    server: port,
    clock: nodeClock,
    options,
    onEvents: () => undefined,
  });
  runner.start();
  const ended = await runner.finished;
  const ms = nodeClock.now() - begin;
  const model = buildTraceModel(runner.events);
  const diff = ended.step === undefined ? undefined : stepDiff(model, scenario, ended.step);
  const failing = ended.outcome === 'failed' ? diff : undefined;
  return {
    report: { file, ...reportOf(model, scenario, ended, failing), ms },
    events: runner.events,
    picture: failing === undefined ? [] : drawDifference(failing),
  };
}

function reportOf(
  model: TraceModel,
  scenario: Scenario,
  ended: RunEnded,
  diff: StanzaDiff | undefined,
): Omit<ScriptReport, 'file' | 'ms'> {
  const fates = model.stanzas.map(({ fate }) => fate);
  const lines = createLineIndex(model.started?.source ?? '');
  return {
    title: scenario.title,
    verdict: verdictOf(ended),
    steps: scenario.steps.length,
    ran: model.steps.size,
    ...(ended.outcome === 'passed' ? {} : failureOf(model, scenario, ended)),
    differences: diff?.differences.map((each) => reportedDifference(each, lines)) ?? [],
    skipped: fates.filter((fate) => fate === 'skipped').length,
    unread: fates.filter((fate) => fate === 'unread').length,
  };
}

function verdictOf({ outcome }: RunEnded): ScriptReport['verdict'] {
  if (outcome === 'passed' || outcome === 'failed') return outcome;
  return 'error';
}

function failureOf(model: TraceModel, scenario: Scenario, ended: RunEnded): Partial<ScriptReport> {
  const step = scenario.steps.find(({ index }) => index === ended.step);
  const end = step === undefined ? undefined : model.steps.get(step.index)?.ended;
  const { text } = describeOutcome(model, scenario);
  const kind = ended.problem?.code ?? end?.verdict;
  return {
    ...(step === undefined ? {} : { line: step.line, step: step.index }),
    ...(kind === undefined ? {} : { kind }),
    reason: text,
    ...(UNREACHABLE.has(ended.problem?.code ?? '') ? { unreachable: true } : {}),
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
