/** What of the settings the first paint needs. */
interface FirstLook {
  readonly theme: string;
  readonly density: string;
}

const THEMES = ['light', 'dark', 'contrast'];
const DENSITIES = ['compact', 'normal', 'lecture'];

/**
 * Theme and density as they will be once the page is there, so that it does not change its colours then: what was kept
 * (`state/persist.ts` reads the same text with all its checks), else what the system prefers, and `normal`.
 */
export function firstLook(kept: string | null, prefers: (query: string) => boolean): FirstLook {
  const settings = objectIn(kept);
  const theme = chosen(THEMES, settings['theme']);
  const density = chosen(DENSITIES, settings['density']) ?? 'normal';
  return { theme: theme ?? ofSystem(prefers), density };
}

/** The language that a person chose, as it was kept; anything, as nothing of it is checked. */
export function keptLanguage(kept: string | null): unknown {
  return objectIn(kept)['language'];
}

function ofSystem(prefers: (query: string) => boolean): string {
  if (prefers('(prefers-contrast: more)')) return 'contrast';
  return prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

function chosen(known: readonly string[], value: unknown): string | undefined {
  return known.find((each) => each === value);
}

function objectIn(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
