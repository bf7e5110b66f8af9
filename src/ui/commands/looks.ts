import type { Density, Theme } from '../../state/settings-store.ts';

interface Look<Id> {
  readonly id: Id;
  readonly label: string;
  /** The key that chooses it, from everywhere. */
  readonly keys: string;
  readonly description?: string;
}

export const DENSITIES: readonly Look<Density>[] = [
  { id: 'compact', label: 'Compact', keys: 'Alt+Shift+C', description: 'Rows of 22 pixels' },
  { id: 'normal', label: 'Normal', keys: 'Alt+Shift+N', description: 'Rows of 28 pixels' },
  { id: 'lecture', label: 'Lecture', keys: 'Alt+Shift+P', description: 'Large, for a projector' },
];

export const THEMES: readonly Look<Theme>[] = [
  { id: 'system', label: 'Like the system', keys: 'Alt+Shift+S' },
  { id: 'light', label: 'Light', keys: 'Alt+Shift+L' },
  { id: 'dark', label: 'Dark', keys: 'Alt+Shift+D' },
  { id: 'contrast', label: 'High contrast', keys: 'Alt+Shift+H' },
];
