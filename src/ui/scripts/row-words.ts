import { t } from '../../base/translate.ts';
import type { Milliseconds } from '../../base/clock.ts';
import type { ScriptVerdict, TreeRow } from './tree-row.ts';

const VERDICT_WORDS: Readonly<Record<ScriptVerdict['kind'], string>> = {
  passed: t('passed'),
  differs: t('failed'),
  missing: t('failed'),
  unexpected: t('failed'),
  failed: t('failed'),
  running: t('running'),
};

/** `80 ms`, `4.1 s`: of a script, or of all of them. */
export function timeWords(took: Milliseconds): string {
  return took < 999.5
    ? t('{round} ms', { round: Math.round(took) })
    : `${(took / 1000).toFixed(1)} s`;
}

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
    isEdited === true ? t('edited, not saved') : undefined,
  ].filter((word) => word !== undefined);
  if (kind !== 'script') return count === undefined ? name : `${name}, ${count}`;
  return state.length === 0 ? fullName : `${fullName}: ${state.join(', ')}`;
}
