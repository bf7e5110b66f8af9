import { wordsOf } from './write-file.ts';

/** So long whoever reads standard output may take for what is left, once the end was asked for. */
const GRACE_MS = 300;

/**
 * Hears of what goes wrong with standard output: whoever reads it may have seen enough (`caesura run … | head`), the disk
 * may be full. Gives a question to be asked at the end: why not all was written, or `undefined`. Whoever does not read is
 * waited for, but not for long after `stop`.
 */
export function watchOutput(
  output: NodeJS.WriteStream,
  stop: AbortSignal,
  onFault: () => void,
): () => Promise<string | undefined> {
  let fault: string | undefined;
  output.on('error', (error) => {
    fault ??= wordsOf(error);
    onFault();
  });
  return async () => {
    if (fault === undefined) {
      const unread = await Promise.race([written(output), unreadAfter(stop)]);
      fault ??= unread;
    }
    // A failed write is told one turn later.
    await new Promise((resolve) => void setImmediate(resolve));
    return fault;
  };
}

function written(output: NodeJS.WriteStream): Promise<undefined> {
  return new Promise((resolve) => output.write('', () => resolve(undefined)));
}

function unreadAfter(stop: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const wait = () => setTimeout(() => resolve('nobody read the rest of it'), GRACE_MS);
    if (stop.aborted) wait();
    else stop.addEventListener('abort', wait, { once: true });
  });
}
