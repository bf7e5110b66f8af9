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

/**
 * Sizes of the frame as those of the page will be: how wide the list of scripts is, and in percent how wide the script and
 * how high the panes over the inspector, as a person left them (`ui/use-rail.ts`, `ui/shell/Work.tsx`).
 */
export function firstSizes(
  kept: string | null,
  prefers: (query: string) => boolean,
): Readonly<Record<string, string>> {
  const settings = objectIn(kept);
  const { density } = firstLook(kept, prefers);
  const rail = chosen(['shown', 'hidden'], settings['rail']);
  const isWide = prefers('(min-width: 1360px)') && density !== 'lecture';
  const isShown = rail === undefined ? isWide : rail === 'shown';
  const layout = asObject(settings['layout']);
  return {
    '--first-rail': isShown ? 'var(--rail)' : 'var(--rail-strip)',
    '--first-script': percent(asObject(layout['columns'])['script'], 31),
    '--first-play': percent(asObject(layout['work'])['play'], 61),
  };
}

function percent(value: unknown, usual: number): string {
  const isOne = typeof value === 'number' && value >= 0 && value <= 100;
  return `${isOne ? value : usual}%`;
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
    return asObject(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
