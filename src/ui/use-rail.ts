import { useSyncExternalStore } from 'react';
import type { SettingsState } from '../state/settings-store.ts';
import { useSettings } from './app-context.ts';

/** From this width on there is room for the list of scripts beside the panes. */
const WIDE = '(min-width: 1360px)';

type Looks = Pick<SettingsState, 'rail' | 'density'>;

/** Whether the list of scripts is shown, or only its strip; for windows that are not narrow. */
export function isRailShown({ rail, density }: Looks, isWide = matchMedia(WIDE).matches): boolean {
  return rail === 'auto' ? isWide && density !== 'lecture' : rail === 'shown';
}

export function useRailIsShown(): boolean {
  const isWide = useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
  const rail = useSettings((settings) => settings.rail);
  const density = useSettings((settings) => settings.density);
  return isRailShown({ rail, density }, isWide);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
