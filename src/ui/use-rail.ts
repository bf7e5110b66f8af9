import { useSyncExternalStore } from 'react';
import type { SettingsState } from '../state/settings-store.ts';
import { useLesson, useSettings } from './app-context.ts';

/** From this width on there is room for the list of scripts beside the panes. */
const WIDE = '(min-width: 1360px)';

type Looks = Pick<SettingsState, 'rail' | 'density'> & {
  /** A lesson stands beside the panes. */
  readonly isLesson: boolean;
};

/** Whether the list of scripts is shown, or only its strip; for windows that are not narrow. */
export function isRailShown(looks: Looks, isWide = matchMedia(WIDE).matches): boolean {
  const { rail, density, isLesson } = looks;
  return rail === 'auto' ? isWide && density !== 'lecture' && !isLesson : rail === 'shown';
}

export function useRailIsShown(): boolean {
  const isWide = useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
  const rail = useSettings((settings) => settings.rail);
  const density = useSettings((settings) => settings.density);
  const isLesson = useLesson(({ isOpen }) => isOpen);
  return isRailShown({ rail, density, isLesson }, isWide);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
