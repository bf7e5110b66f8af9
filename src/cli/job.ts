import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Result } from '../base/result.ts';
import type { RunnerSetup } from '../run/runner.ts';
import { compileScript } from '../script/compile.ts';
import type { ScriptFile } from './find-scripts.ts';
import { openAccess } from './open-access.ts';
import type { ScriptResult } from './report.ts';
import { runScript } from './run-script.ts';

/** What one job does: scripts, one after the other, on a server of its own where it is embedded. */
export interface Job {
  readonly scripts: readonly ScriptFile[];
  readonly server: string;
  /** Whether traces are kept: only then are they to hold the embedded server's rooms. */
  readonly tellsRooms?: boolean;
  readonly options: NonNullable<RunnerSetup['options']>;
}

export type JobMessage =
  | { readonly kind: 'result'; readonly result: ScriptResult }
  | { readonly kind: 'no-server'; readonly sentence: string };

/**
 * Carries out a job in this thread, up to where the server cannot be reached, or to where it is stopped: the script that
 * is under way then has no result. Results come in the order of the scripts.
 */
export async function runJob(
  job: Job,
  report: (message: JobMessage) => void,
  stop?: AbortSignal,
): Promise<void> {
  const access = await openAccess(job.server, { tellsRooms: job.tellsRooms === true });
  if (!access.ok) return report({ kind: 'no-server', sentence: access.error });
  for (const script of job.scripts) {
    // A run on the embedded server is one chain of microtasks: between two of them a signal has its chance.
    await new Promise((resolve) => void setImmediate(resolve));
    if (stop?.aborted) break;
    const { scenario } = compileScript(script.text);
    if (scenario === undefined) continue;
    const result = await runScript(script, scenario, access.value, { ...job.options, stop });
    if (wasStopped(result)) break;
    report({ kind: 'result', result });
    if (result.report.unreachable) break;
  }
  access.value.close();
}

function wasStopped({ events }: ScriptResult): boolean {
  const end = events.at(-1);
  return end?.type === 'run-ended' && end.outcome === 'stopped';
}

/** Carries out a job in a thread of its own, whose script is the program's own file; to stop it ends the thread. */
export function runJobInThread(
  program: string,
  job: Job,
  report: (message: JobMessage) => void,
  stop?: AbortSignal,
): Promise<Result<undefined, string>> {
  return new Promise((resolve) => {
    const worker = new Worker(program, { workerData: { job } });
    stop?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.on('message', report);
    worker.on('error', (error: unknown) => resolve({ ok: false, error: String(error) }));
    worker.on('exit', () => resolve({ ok: true, value: undefined }));
  });
}

/** The job that this thread was started for; `undefined` in the main thread. */
export function ownJob(): { job: Job; report: (message: JobMessage) => void } | undefined {
  const port = parentPort;
  if (isMainThread || port === null) return undefined;
  // Our own main thread sent it: see runJobInThread.
  const { job } = workerData as { job: Job };
  return { job, report: (message) => port.postMessage(message) };
}
