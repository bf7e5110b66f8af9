import { useMemo } from 'react';
import { compileScript } from '../../../script/compile.ts';
import type { Scenario } from '../../../script/scenario.ts';
import { useSettledText } from '../../app-context.ts';

/** What the script says, a moment after the last key; `undefined` while it is broken. */
export function useScripted(): Scenario | undefined {
  const text = useSettledText();
  return useMemo(() => compileScript(text).scenario, [text]);
}
