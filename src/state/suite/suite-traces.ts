import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import type { SuiteEnd, SuiteResult } from './suite-store.ts';

/** Of all traces of a kind together, in characters; about twice as many bytes. */
export const TRACE_BOUNDS = { passed: 4_000_000, failed: 20_000_000 };

/** That many characters as people read them: `20 million characters`. */
export function boundWords(characters: number): string {
  return t('{millions} million characters', {
    millions: (characters / 1_000_000).toLocaleString(spokenTag()),
  });
}

/**
 * The results with no more traces than the bounds allow: those of the scripts that ended first are let go. The trace of
 * `newest` is kept, however large it is.
 */
export function withTraceBounds(
  results: ReadonlyMap<string, SuiteResult>,
  newest: string,
  bounds = TRACE_BOUNDS,
): ReadonlyMap<string, SuiteResult> {
  const ended = results.get(newest);
  if (ended?.state !== 'done') return results;
  const isPassed = ended.verdict === 'passed';
  const alike = [...results].flatMap(([path, result]) => {
    if (result.state !== 'done' || (result.verdict === 'passed') !== isPassed) return [];
    const { record } = result;
    return record.kind === 'kept' ? [{ path, end: result, record }] : [];
  });
  const bound = isPassed ? bounds.passed : bounds.failed;
  let size = alike.reduce((sum, { record }) => sum + record.size, 0);
  if (size <= bound) return results;
  const kept = new Map(results);
  const eldestFirst = alike.toSorted((a, b) => a.record.run.endedAt - b.record.run.endedAt);
  for (const { path, end, record } of eldestFirst) {
    if (size <= bound) break;
    if (path === newest) continue;
    kept.set(path, letGo(end));
    size -= record.size;
  }
  return kept;
}

function letGo(end: SuiteEnd): SuiteEnd {
  return { ...end, record: { kind: 'let-go' } };
}
