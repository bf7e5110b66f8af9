import type { DeliveryOptions } from '../run/delivery.ts';
import type { Runner } from '../run/runner.ts';
import type { ServerAccess } from './ports.ts';
import { redactedSource } from './prepared-run.ts';
import type { RunTask } from './run-task.ts';

/** A runner of that task on that server, which nobody has started. */
export function runnerOf(task: RunTask, server: ServerAccess, delivery: DeliveryOptions): Runner {
  const { scenario, options } = task;
  const source = redactedSource(task.source);
  return server.play({ scenario, source, options }, delivery);
}
