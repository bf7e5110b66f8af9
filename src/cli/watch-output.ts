import { wordsOf } from './write-file.ts';

/**
 * Hears of what goes wrong with standard output: whoever reads it may have seen enough (`caesura run … | head`), the disk
 * may be full. Gives a question to be asked at the end: why not all was written, or `undefined`.
 */
export function watchOutput(
  output: NodeJS.WriteStream,
  onFault: () => void,
): () => Promise<string | undefined> {
  let fault: string | undefined;
  output.on('error', (error) => {
    fault ??= wordsOf(error);
    onFault();
  });
  return async () => {
    if (fault === undefined)
      await new Promise<void>((resolve) => output.write('', () => resolve()));
    // A failed write is told one turn later.
    await new Promise((resolve) => void setImmediate(resolve));
    return fault;
  };
}
