import { SIGNALS, type Signal } from './exit.ts';

/** Aborted by the first signal, with its name as the reason; the second one ends the process as if nobody listened. */
export function listenForSignals(stop: AbortController): void {
  const names = Object.keys(SIGNALS) as Signal[];
  const hear = (signal: NodeJS.Signals): void => {
    for (const name of names) process.removeListener(name, hear);
    stop.abort(signal);
  };
  for (const name of names) process.on(name, hear);
}
