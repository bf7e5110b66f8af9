import { useEffect, useMemo, useState } from 'react';
import { parseFilter, type PatternCompiler } from '../../../timeline/filter/parse-filter.ts';

let loaded: PatternCompiler | undefined;

/** Compiles the patterns of a filter: fetched with the first filter that has one. */
export function usePatterns(filter: string): PatternCompiler | undefined {
  const [compile, setCompile] = useState(() => loaded);
  const isNeeded = useMemo(() => parseFilter(filter).lacksPatterns, [filter]);
  useEffect(() => {
    if (!isNeeded || compile !== undefined) return;
    void import('./compile-pattern.ts').then(({ compilePattern }) => {
      loaded = compilePattern;
      setCompile(() => compilePattern);
    });
  }, [isNeeded, compile]);
  return compile;
}
