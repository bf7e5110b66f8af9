import type { ReadLog } from '../logs/read-log.ts';
import type { RunId } from './runs-store.ts';

/** What was understood of a log, beside the run that it was read as. */
export interface OpenedLog extends Omit<ReadLog, 'events'> {
  readonly run: RunId;
}
