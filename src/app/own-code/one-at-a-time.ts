/**
 * Does some work whenever it is asked to, but never twice at the same time: what is asked for meanwhile is done once more
 * afterwards. Resolves when none is left to do. Work that fails is over, too.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let isWorking = false;
  let isDue = false;
  const begin = async (): Promise<void> => {
    isDue = isWorking;
    if (isWorking) return;
    isWorking = true;
    await work().catch(() => undefined);
    isWorking = false;
    if (isDue) await begin();
  };
  return begin;
}
