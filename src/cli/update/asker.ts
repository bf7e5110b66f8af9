import { createInterface } from 'node:readline/promises';
import type { Ask } from './update-scripts.ts';

/** Asks until the answer is y or n. A signal, and the end of the input, mean no. */
export function createAsker(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  stop: AbortSignal,
): Ask {
  return async (question) => {
    // Without keys of its own, so that Ctrl+C stays a signal.
    const lines = createInterface({ input, terminal: false });
    const close = () => lines.close();
    stop.addEventListener('abort', close, { once: true });
    if (stop.aborted) close();
    try {
      output.write(question);
      for await (const line of lines) {
        const word = line.trim().toLowerCase();
        if (word === 'y' || word === 'yes') return true;
        if (word === 'n' || word === 'no') return false;
        output.write(question);
      }
      return false;
    } finally {
      stop.removeEventListener('abort', close);
      lines.close();
    }
  };
}
