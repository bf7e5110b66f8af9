import { Session, type Profiler } from 'node:inspector';
import { countBuiltIns } from './built-ins.ts';

// Blocks are counted in code that is compiled from here on: whoever counts imports this file before what it counts.
const session = new Session();
session.connect();
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * The elementary steps of a call: how often each block of the files below `src/` is entered, and what the built-in
 * functions that it calls pass over. No clock is looked at, so a busy machine counts the same.
 */
const top = new Map<string, number>();
export const lastTop = () => new Map(top);
export function countSteps(call: () => unknown): number {
  takeBlocks();
  top.clear();
  const builtIns = countBuiltIns(call, top);
  return builtIns + takeBlocks();
}

function takeBlocks(): number {
  let blocks = 0;
  for (const script of takeCoverage()) {
    if (!script.url.includes('/src/') || script.url.includes('/node_modules/')) continue;
    for (const { ranges, functionName } of script.functions) for (const { count } of ranges) { blocks += count; const k = script.url.split('/src/')[1] + ' ' + functionName; top.set(k, (top.get(k) ?? 0) + count); }
  }
  return blocks;
}

function takeCoverage(): readonly Profiler.ScriptCoverage[] {
  let taken: readonly Profiler.ScriptCoverage[] | undefined;
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error !== null) throw error;
    taken = coverage.result;
  });
  if (taken === undefined) throw new Error('The inspector did not answer at once.');
  return taken;
}

function post(method: string, parameters: object = {}): void {
  session.post(method, parameters, (error) => {
    if (error !== null) throw error;
  });
}
