import { useEffect, useState, type ComponentType } from 'react';
import { useEmbedRun } from './embed-desk.ts';

/** The difference, whose code is fetched with the first event: before a run there is nothing to compare. */
export function LaterDifference() {
  const { events } = useEmbedRun();
  const [Part, setPart] = useState<ComponentType>();
  const isNeeded = events.length > 0 && Part === undefined;
  useEffect(() => {
    if (!isNeeded) return;
    void import('./EmbedDifference.tsx').then(
      ({ EmbedDifference }) => setPart(() => EmbedDifference),
      // The next run asks again.
      () => undefined,
    );
  }, [isNeeded]);
  return Part === undefined ? null : <Part />;
}
