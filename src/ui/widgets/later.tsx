import { t } from '../../base/translate.ts';
import { lazy, Suspense, useState, type ComponentType, type FunctionComponent } from 'react';

/** What fetches the code of each part that comes later. */
const waiting = new Set<() => Promise<unknown>>();

/**
 * A component whose code is no part of the page's first load: it is fetched when it is first painted, or by
 * `fetchLaterParts`, and until then nothing stands in its place. What cannot be fetched throws, for a `Boundary` to hold;
 * when it is painted anew, it is asked for again, which Firefox does for no module that failed before the page is reloaded.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetchPart = async () => {
    try {
      loaded = await load();
    } catch (cause) {
      // React remembers what a lazy component failed with.
      Fetched = lazy(fetchPart);
      throw new Error(notLoaded(), { cause });
    }
    waiting.delete(fetchPart);
    return { default: loaded };
  };
  waiting.add(fetchPart);
  let Fetched = lazy(fetchPart);
  return function Later(props: Props) {
    // The same for as long as it is painted: another one would begin anew.
    const [Part] = useState(() => loaded ?? Fetched);
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

function notLoaded(): string {
  return t(
    'its code could not be loaded. The network is away, or a newer version has just taken its place. Start it again; if it does not come then, reload the page.',
  );
}

/** Fetches all that comes later, one part after the other, so that nobody waits for it. What fails is asked for again. */
export async function fetchLaterParts(): Promise<void> {
  for (const fetchPart of waiting) await fetchPart().catch(() => undefined);
}
