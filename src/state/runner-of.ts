import type { DeliveryOptions } from '../run/delivery.ts';
import type { Runner } from '../run/runner.ts';
import { compileScript } from '../script/compile.ts';
import { redactSource } from '../script/redact.ts';
import type { ServerAccess } from './ports.ts';
import type { RunTask } from './run-task.ts';

/** A runner of that task on that server, which nobody has started. */
export function runnerOf(task: RunTask, server: ServerAccess, delivery: DeliveryOptions): Runner {
  const { scenario, options } = task;
  const source = redactSource(task.source, compileScript(task.source).syntax);
  return server.play({ scenario, source, options }, delivery);
}
