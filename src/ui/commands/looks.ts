import { t } from '../../base/translate.ts';
import type { Density, Theme } from '../../state/settings-store.ts';

interface Look<Id> {
  readonly id: Id;
  readonly label: string;
  /** The key that chooses it, from everywhere. */
  readonly keys: string;
  readonly description?: string;
}

export const DENSITIES: readonly Look<Density>[] = [
  { id: 'compact', label: t('Compact'), keys: 'Alt+Shift+C', description: t('Rows of 22 pixels') },
  { id: 'normal', label: t('Normal'), keys: 'Alt+Shift+N', description: t('Rows of 28 pixels') },
  {
    id: 'lecture',
    label: t('Lecture'),
    keys: 'Alt+Shift+P',
    description: t('Large, for a projector'),
  },
];

export const THEMES: readonly Look<Theme>[] = [
  { id: 'system', label: t('Like the system'), keys: 'Alt+Shift+S' },
  { id: 'light', label: t('Light'), keys: 'Alt+Shift+L' },
  { id: 'dark', label: t('Dark'), keys: 'Alt+Shift+D' },
  { id: 'contrast', label: t('High contrast'), keys: 'Alt+Shift+H' },
];
