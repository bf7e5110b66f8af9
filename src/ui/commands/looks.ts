import type { Density, Theme } from '../../state/settings-store.ts';

export const DENSITIES: readonly { id: Density; label: string; description: string }[] = [
  { id: 'compact', label: 'Compact', description: 'Rows of 22 pixels' },
  { id: 'normal', label: 'Normal', description: 'Rows of 28 pixels' },
  { id: 'lecture', label: 'Lecture', description: 'Large, for a projector' },
];

export const THEMES: readonly { id: Theme; label: string }[] = [
  { id: 'system', label: 'Like the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'contrast', label: 'High contrast' },
];
