import type { Clock, Milliseconds } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** So long nothing may have been written any more: whoever saves may write several files. */
const QUIET: Milliseconds = 25;
/** Between two looks at a folder, where the browser does not tell of changes. */
const LOOK_AGAIN: Milliseconds = 300;

/** A newer part of the File System Access API. */
interface FileSystemObserver {
  observe(handle: object, options?: { readonly recursive: boolean }): Promise<void>;
  disconnect(): void;
}
type ObserverConstructor = new (
  callback: (records: readonly { readonly type: string }[]) => void,
) => FileSystemObserver;

/** Calls back after something of a file or folder may have been written, and never while an answer is due. */
export function watchHandle(
  handle: object,
  clock: Clock,
  mayHaveChanged: () => Promise<void>,
  lookAgain: Milliseconds = LOOK_AGAIN,
): Disposable {
  let timer: Disposable | undefined;
  let isOver = false;

  const look = oneAtATime(() => (isOver ? Promise.resolve() : mayHaveChanged()));
  const after = (delay: Milliseconds, work: () => void): void => {
    timer?.dispose();
    if (!isOver) timer = clock.setTimer(delay, work);
  };
  const poll = (): void => after(lookAgain, () => void look().then(poll));
  const observer = observe(handle, { changed: () => after(QUIET, () => void look()), lost: poll });
  if (observer === undefined) poll();
  return {
    dispose: () => {
      isOver = true;
      timer?.dispose();
      observer?.disconnect();
    },
  };
}

/** `lost`: it does not tell of changes, or no longer. */
function observe(
  handle: object,
  { changed, lost }: { readonly changed: () => void; readonly lost: () => void },
): FileSystemObserver | undefined {
  const { FileSystemObserver: Observer } = globalThis as {
    FileSystemObserver?: ObserverConstructor;
  };
  if (Observer === undefined) return undefined;
  const observer = new Observer((records) => {
    if (records.some(({ type }) => type === 'errored')) lost();
    else changed();
  });
  observer.observe(handle, { recursive: true }).catch(lost);
  return observer;
}
