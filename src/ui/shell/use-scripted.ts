import { useDeferredValue, useMemo } from 'react';
import { compileScript } from '../../script/compile.ts';
import type { Scenario } from '../../script/scenario.ts';
import { useDocument } from '../app-context.ts';

/** What the script says now; `undefined` while it is broken. */
export function useScripted(): Scenario | undefined {
  const text = useDeferredValue(useDocument((document) => document.text));
  return useMemo(() => compileScript(text).scenario, [text]);
}
