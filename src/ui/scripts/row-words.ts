import type { ScriptVerdict, TreeRow } from './tree-rows.ts';

const VERDICT_WORDS: Readonly<Record<ScriptVerdict['kind'], string>> = {
  passed: 'passed',
  differs: 'failed',
  missing: 'failed',
  unexpected: 'failed',
  failed: 'failed',
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
    verdict && VERDICT_WORDS[verdict.kind],
    isEdited === true ? 'edited, not saved' : undefined,
  ].filter((word) => word !== undefined);
  if (kind !== 'script') return count === undefined ? name : `${name}, ${count}`;
  return state.length === 0 ? fullName : `${fullName}: ${state.join(', ')}`;
}
