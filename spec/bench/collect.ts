import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects all garbage of this process when it is called. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  // That is what the flag makes it.
  return runInNewContext('gc') as () => void;
}
