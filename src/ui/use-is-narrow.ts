import { useSyncExternalStore } from 'react';

/** Below this width the panes become tabs, and the lanes a list. The same number stands in the style sheets. */
const NARROW = '(max-width: 899px)';

/** A narrow page as wide as most sentences and as low as a window at 200 percent: a row of the list has one line. */
const LOW = '(min-width: 600px) and (max-width: 899px) and (max-height: 640px)';

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

export function useIsLow(): boolean {
  return useSyncExternalStore(subscribeLow, () => matchMedia(LOW).matches);
}

export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

function subscribe(listener: () => void): () => void {
  return listen(NARROW, listener);
}

function subscribeLow(listener: () => void): () => void {
  return listen(LOW, listener);
}

function listen(media: string, listener: () => void): () => void {
  const query = matchMedia(media);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
