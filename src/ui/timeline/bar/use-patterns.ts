import { useEffect, useMemo, useState } from 'react';
import { parseFilter, type PatternCompiler } from '../../../timeline/filter/parse-filter.ts';
import type { ViewStore } from '../../../state/view-store.ts';

let loaded: PatternCompiler | undefined;

/** Compiles the patterns of a filter: fetched with the first filter that has one. */
export function usePatterns(filter: string): PatternCompiler | undefined {
  const [compile, setCompile] = useState(() => loaded);
  const isNeeded = useMemo(() => parseFilter(filter).lacksPatterns, [filter]);
  useEffect(() => {
    if (!isNeeded || compile !== undefined) return;
    void fetchPatterns().then((compilePattern) => setCompile(() => compilePattern));
  }, [isNeeded, compile]);
  return compile;
}

/** What compiles patterns, if it has been fetched. */
export function knownPatterns(): PatternCompiler | undefined {
  return loaded;
}

async function fetchPatterns(): Promise<PatternCompiler> {
  const { compilePattern } = await import('./compile-pattern.ts');
  loaded = compilePattern;
  return compilePattern;
}

/**
 * Calls `follow` now, each time that the filter changes, and once its patterns can be compiled. Gives back what ends it.
 */
export function withPatterns(view: ViewStore, follow: () => void): () => void {
  let isOver = false;
  const changed = (filter: string) => {
    follow();
    if (loaded !== undefined || !parseFilter(filter).lacksPatterns) return;
    void fetchPatterns().then(() => {
      if (!isOver) follow();
    });
  };
  changed(view.getState().filter);
  const stop = view.subscribe(({ filter }, before) => {
    if (filter !== before.filter) changed(filter);
  });
  return () => {
    isOver = true;
    stop();
  };
}
