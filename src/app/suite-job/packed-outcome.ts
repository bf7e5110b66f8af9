import { ensure } from '../../base/assert.ts';
import { lazy } from '../../base/lazy.ts';
import type { Milliseconds } from '../../base/clock.ts';
import { compileScript } from '../../script/compile.ts';
import type { SuiteJob, SuiteOutcome } from '../../state/suite/suite-job.ts';
import type { SuiteEnd, SuiteRecord } from '../../state/suite/suite-store.ts';
import type { TraceEvent } from '../../trace/event.ts';

/**
 * What came of a script as it crosses to the page: its trace is a text in UTF-8, which nobody reads before somebody looks at it.
 * Its bytes go over to the page, which has nothing to copy, and nothing that its collector looks through.
 */
export type PackedOutcome =
  | Exclude<SuiteOutcome, { readonly kind: 'ended' }>
  | {
      readonly kind: 'ended';
      readonly end: Omit<SuiteEnd, 'record'>;
      readonly record: PackedRecord;
    };

type KeptRecord = Extract<SuiteRecord, { readonly kind: 'kept' }>;

type PackedRecord =
  | Exclude<SuiteRecord, KeptRecord>
  | (Pick<KeptRecord, 'kind' | 'size'> &
      Pick<KeptRecord['run'], 'outcome' | 'server'> & { readonly trace: Uint8Array<ArrayBuffer> });

export function packedOutcome(outcome: SuiteOutcome): PackedOutcome {
  if (outcome.kind !== 'ended') return outcome;
  const { record, ...end } = outcome.end;
  if (record.kind !== 'kept') return { kind: 'ended', end, record };
  const { kind, size, run } = record;
  const trace = new TextEncoder().encode(JSON.stringify([...run.events]));
  return { kind: 'ended', end, record: { kind, size, trace, ...endingOf(run) } };
}

type Ending = Pick<KeptRecord['run'], 'outcome' | 'server'>;

function endingOf({ outcome, server }: Ending): Ending {
  return { outcome, server };
}

/** `at`: when it ended, on the page's clock. */
export function unpackedOutcome(
  packed: PackedOutcome,
  { source, options }: SuiteJob,
  at: Milliseconds,
): SuiteOutcome {
  if (packed.kind !== 'ended') return packed;
  const { end, record } = packed;
  if (record.kind !== 'kept') return { kind: 'ended', end: { ...end, record } };
  // Our own worker wrote it.
  const events = lazy(
    () => JSON.parse(new TextDecoder().decode(record.trace)) as readonly TraceEvent[],
  );
  const scenario = lazy(() =>
    ensure(compileScript(source).scenario, 'the scenario that was played'),
  );
  const run: KeptRecord['run'] = {
    source,
    options,
    endedAt: at,
    ...endingOf(record),
    get events() {
      return events();
    },
    get scenario() {
      return scenario();
    },
  };
  return { kind: 'ended', end: { ...end, record: { kind: 'kept', size: record.size, run } } };
}
