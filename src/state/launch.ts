import { explainer } from '../diagnosis/diagnosis.ts';
import { createRunner, type Runner } from '../run/runner.ts';
import { redactSource } from '../script/redact.ts';
import type { Scenario } from '../script/scenario.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { Stores } from './app-state.ts';
import type { Platform, ServerAccess } from './ports.ts';

/** What is to be run, and where. */
export interface Launch {
  readonly scenario: Scenario;
  /** The text that it was compiled from. */
  readonly source: string;
  readonly access: ServerAccess;
  /** Steps that may fail: the run goes past them. */
  readonly excused: readonly number[];
  readonly onEvents: (batch: readonly TraceEvent[]) => void;
}

/** A runner with the settings of this page. It waits to be started. */
export function createPageRunner(
  { settings }: Pick<Stores, 'settings'>,
  { clock }: Pick<Platform, 'clock'>,
  { scenario, source, access, excused, onEvents }: Launch,
): Runner {
  const { rule, strictErrors, timeout, settle } = settings.getState();
  return createRunner({
    scenario,
    source: redactSource(source),
    connector: access.connector,
    server: access.port,
    clock,
    explainer,
    options: {
      rule,
      strictErrors,
      timeout,
      barrier: { kind: 'settle', ms: settle },
      excused: new Set(excused),
      // Any run of the page can be compared with another one.
      drains: true,
    },
    onEvents,
  });
}
