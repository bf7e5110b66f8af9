import type { RunStarted, TraceEntry } from '../trace/event.ts';
import { TRACE_FORMAT } from '../trace/format.ts';
import { variationText, withVariations } from '../xmpp/stage.ts';
import type { RunOptions, RunSetup } from './state.ts';

type Setup = Omit<RunSetup, 'explainer'>;

/** The beginning of a run as its trace records it: the first event of every trace. */
export function runStarted(setup: Setup): TraceEntry {
  const { source, server, ownCode = [], options } = setup;
  return {
    type: 'run-started',
    format: TRACE_FORMAT,
    source,
    server,
    rule: options.rule,
    ...rulesOf(options),
    ...(ownCode.length === 0 ? {} : { ownCode }),
    ...variationsOf(setup),
  };
}

function rulesOf({ strictErrors, anyOrder }: RunOptions): Pick<RunStarted, 'errors' | 'order'> {
  return {
    ...(strictErrors ? { errors: 'strict' as const } : {}),
    ...(anyOrder ? { order: 'any' as const } : {}),
  };
}

/** Only the embedded server can vary. */
function variationsOf({ scenario, options }: Setup): Pick<RunStarted, 'variations'> {
  if (!options.embedded) return {};
  const variations = withVariations(scenario.stage, options.variations)?.variations ?? [];
  return variations.length === 0 ? {} : { variations: variations.map(variationText) };
}
