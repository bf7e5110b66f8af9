import { ensure } from '../../src/base/assert.ts';
import type { Clock } from '../../src/base/clock.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { explainer } from '../../src/diagnosis/diagnosis.ts';
import { createRunner, type Runner, type RunnerSetup } from '../../src/run/runner.ts';
import { compileScript } from '../../src/script/compile.ts';
import { redactSource } from '../../src/script/redact.ts';
import type { Scenario } from '../../src/script/scenario.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { buildTraceModel, type TraceModel } from '../../src/trace/model.ts';
import { createEmbeddedConnector } from '../../src/transport/connectors.ts';
import { createEmbeddedPort } from '../../src/transport/server-ports.ts';

/** The clock of this machine. */
export const realClock: Clock = {
  now: () => performance.now(),
  setTimer: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};

export interface FinishedRun {
  readonly scenario: Scenario;
  readonly events: readonly TraceEvent[];
}

/** Somebody who starts a run, and goes on with it whenever it pauses. */
export type Person = (runner: Runner) => void;

/** Runs a script on the embedded server, a fresh one each time. */
export async function runEmbedded(
  server: ProsodyServer,
  text: string,
  options: RunnerSetup['options'] = {},
  person: Person = (runner) => runner.start(),
): Promise<FinishedRun> {
  const { runner, scenario } = prepare(server, text, options);
  person(runner);
  await runner.finished;
  return { scenario, events: runner.events };
}

/** The same, telling what is looked at inside the server. */
export async function runLookingInside(
  server: ProsodyServer,
  text: string,
  inside: InsideOptions,
  person: Person = (runner) => runner.start(),
): Promise<readonly TraceEvent[]> {
  const { runner } = prepare(server, text, { drains: true }, inside);
  person(runner);
  await runner.finished;
  return runner.events;
}

type InsideOptions = NonNullable<Parameters<typeof createEmbeddedPort>[2]>;

/** One actor enters a room of one’s own, and leaves. */
export const ENTERING = `[Client] Romeo
	jid: romeo@localhost
	password: rosencrantz

---------

Romeo connects

Romeo sends:
	<presence to="garden@conference.localhost/Romeo">
		<x xmlns="http://jabber.org/protocol/muc"/>
	</presence>

Romeo receives:
	<presence from="garden@conference.localhost/Romeo"/>

Romeo disconnects
`;

export interface PausedRun {
  readonly runner: Runner;
  readonly scenario: Scenario;
  readonly source: string;
  /** Of all events so far. */
  model(): TraceModel;
  /** Resolves when everything that was sent so far has been answered. */
  serverIsIdle(): Promise<void>;
}

/** The same up to the pause before a step. */
export async function pauseEmbedded(
  server: ProsodyServer,
  text: string,
  step: number,
): Promise<PausedRun> {
  const { runner, scenario, idle } = prepare(server, text, {});
  runner.setBreakpoints({ steps: [step] });
  await new Promise<void>((resolve) => {
    runner.onPhase((phase) => (phase === 'paused' ? resolve() : undefined));
    runner.start();
  });
  return {
    runner,
    scenario,
    source: text,
    model: () => buildTraceModel(runner.events),
    serverIsIdle: idle,
  };
}

function prepare(
  server: ProsodyServer,
  text: string,
  options: RunnerSetup['options'],
  inside: InsideOptions = { tellsRooms: true },
) {
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const connector = createEmbeddedConnector({ server, clock: realClock });
  const port = createEmbeddedPort(server, connector, inside);
  const runner = createRunner(
    { scenario, source: redactSource(text), options: options ?? {} },
    { connector, server: port, clock: realClock, explainer, onEvents: () => undefined },
  );
  const idle = async () => void (await port.embedded?.idle());
  return { runner, scenario, idle };
}
