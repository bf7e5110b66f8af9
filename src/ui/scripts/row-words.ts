import type { ScriptVerdict, TreeRow } from './tree-rows.ts';

const OUTCOME_WORDS: Readonly<Record<ScriptVerdict['outcome'], string>> = {
  passed: 'passed',
  failed: 'failed',
  error: 'ended with an error',
  stopped: 'stopped',
  running: 'running',
};

/** A line for those who hear it: `muc_affiliation_notify.scs: failed, edited, not saved`. */
export function lineLabel({
  name,
  fullName = name,
  verdict,
  isEdited,
  count,
  kind,
}: TreeRow): string {
  const state = [
    verdict && OUTCOME_WORDS[verdict.outcome],
    isEdited === true ? 'edited, not saved' : undefined,
  ].filter((word) => word !== undefined);
  if (kind !== 'script') return count === undefined ? name : `${name}, ${count}`;
  return state.length === 0 ? fullName : `${fullName}: ${state.join(', ')}`;
}
