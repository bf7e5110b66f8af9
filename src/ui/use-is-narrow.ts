import { useSyncExternalStore } from 'react';

/** Below this width the panes become tabs, and the lanes a list. The same number stands in the style sheets. */
const NARROW = '(max-width: 899px)';

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
