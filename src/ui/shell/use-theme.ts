import { useEffect, useSyncExternalStore } from 'react';
import type { Density, Theme } from '../../state/settings-store.ts';

/** Puts theme and density on the document, where tokens.css finds them; `system` follows the system as it changes. */
export function useTheme(theme: Theme, density: Density): void {
  const shown = useShownTheme(theme);
  useEffect(() => {
    document.documentElement.dataset['theme'] = shown;
    document.documentElement.dataset['density'] = density;
  }, [shown, density]);
}

export type ShownTheme = Exclude<Theme, 'system'>;

/** The theme that is painted; paper is white. */
export function useShownTheme(theme: Theme): ShownTheme {
  const prefersDark = useMedia('(prefers-color-scheme: dark)');
  const prefersContrast = useMedia('(prefers-contrast: more)');
  const isPrinted = useMedia('print');
  if (isPrinted) return 'light';
  if (theme !== 'system') return theme;
  if (prefersContrast) return 'contrast';
  return prefersDark ? 'dark' : 'light';
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
