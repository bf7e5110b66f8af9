import { spokenLanguage } from '../../base/language.ts';
import type { RequestBatch } from '../../prosody/batch.ts';
import type { WorkerLike } from '../../prosody/client.ts';
import type { BesideRequest } from './beside-messages.ts';

/** Has a worker load what plays runs beside its server, while that boots. */
export function speakBeside(worker: WorkerLike): void {
  const message: BesideRequest = { kind: 'speak', ...spokenLanguage() };
  const requests: RequestBatch = [{ kind: 'beside', message }];
  worker.postMessage(requests);
}
