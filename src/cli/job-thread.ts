import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Result } from '../base/result.ts';
import { createServerThreads } from '../prosody/in-thread.ts';
import { bootsFolder } from './boots-folder.ts';
import type { Job, JobMessage } from './job.ts';
import { isEmbedded } from './run-place.ts';

/** So long a thread with a server in it may take to stop in order. */
const GRACE_MS = 600;
const STOP = 'stop';

/** What a job's thread is started with. */
interface JobData {
  readonly job: Job;
  /** The program's own file. */
  readonly program: string;
}

/** Carries out a job in a thread of its own, whose script is the program's own file. */
export function runJobInThread(
  program: string,
  job: Job,
  report: (message: JobMessage) => void,
  stop?: AbortSignal,
): Promise<Result<undefined, string>> {
  return new Promise((resolve) => {
    const data: JobData = { job, program };
    const worker = new Worker(program, { workerData: data });
    const stopThread = () => {
      worker.postMessage(STOP);
      // What a run has made on a server of others takes as long as it takes to be removed there.
      if (isEmbedded(job.place)) setTimeout(() => void worker.terminate(), GRACE_MS).unref();
    };
    if (stop?.aborted) stopThread();
    stop?.addEventListener('abort', stopThread, { once: true });
    worker.on('message', report);
    worker.on('error', (error: unknown) => resolve({ ok: false, error: String(error) }));
    worker.on('exit', () => {
      stop?.removeEventListener('abort', stopThread);
      resolve({ ok: true, value: undefined });
    });
  });
}

/** Carries out the job that this thread was started for, if it was, and only then loads what that needs; says whether it was. */
export async function runOwnJob(): Promise<boolean> {
  const port = parentPort;
  // Our own main thread sent it: see runJobInThread.
  const { job, program } = (workerData ?? {}) as Partial<JobData>;
  if (isMainThread || port === null || job === undefined || program === undefined) return false;
  const stop = new AbortController();
  port.on('message', (message) => {
    if (message === STOP) stop.abort();
  });
  const threads =
    typeof job.place === 'string' ? undefined : createServerThreads(program, bootsFolder());
  const { runJob } = await import('./job.ts');
  await runJob(job, (message) => port.postMessage(message), { stop: stop.signal, threads });
  threads?.dispose();
  port.close();
  return true;
}
