import { SIGNALS, type Signal } from './exit.ts';

/** One press of Ctrl+C comes twice where npm passes on what the terminal has told all: so near to each other they are one. */
const ONE_PRESS_MS = 300;

/** Aborted by the first signal, with its name as the reason; the second one ends the process as if nobody listened. */
export function listenForSignals(stop: AbortController): void {
  const names = Object.keys(SIGNALS) as Signal[];
  const hear = (signal: NodeJS.Signals): void => {
    if (stop.signal.aborted) return;
    const leave = () => {
      for (const name of names) process.removeListener(name, hear);
    };
    setTimeout(leave, ONE_PRESS_MS).unref();
    stop.abort(signal);
  };
  for (const name of names) process.on(name, hear);
}
