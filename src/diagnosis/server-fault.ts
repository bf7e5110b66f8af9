import { t } from '../base/translate.ts';
import { boundedText } from '../base/bounded-text.ts';
import { lastPlace } from '../prosody/lua-place.ts';
import type { EventSeq } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';

/** In UTF-16 units: what Lua says of values can hold a whole stanza. */
const LONGEST_FAULT = 300;

/** An error of Lua that broke off what the embedded server did. */
export interface ServerFault {
  /** The step that ran, from 1. */
  readonly step: number;
  /** With file, line and what Lua says. */
  readonly sentence: string;
}

/** The newest one, before an event where one is named; `undefined` where the server's code held. */
export function serverFaultIn(model: TraceModel, before?: EventSeq): ServerFault | undefined {
  const isBefore = (seq: EventSeq) => before === undefined || seq < before;
  const newest = model.serverErrors.findLast(
    ({ seq, message }) => isBefore(seq) && placeIn(message) !== undefined,
  );
  if (newest === undefined) return undefined;
  const step = stepAt(model, newest.seq);
  const place = boundedText(placeIn(newest.message) ?? '', LONGEST_FAULT);
  return {
    step,
    sentence: t('The server’s code failed in step {step}: {place}.', { step, place }),
  };
}

/** `mod_greeting.lua:3: attempt to index a nil value (local 'y')` */
function placeIn(logged: string): string | undefined {
  const [said = ''] = logged.split('\n\tstack traceback:', 1);
  const place = lastPlace(said);
  return place && `${place.file}:${String(place.line)}: ${place.message}`;
}

function stepAt({ steps }: TraceModel, seq: EventSeq): number {
  let found = 0;
  for (const [index, { started }] of steps) {
    if (started !== undefined && started.seq < seq) found = index;
  }
  return found;
}
