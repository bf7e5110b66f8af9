import { t } from '../../base/translate.ts';
import { comparePaths } from '../../state/folder/path-order.ts';
import { suiteScriptHead, type SuiteScript } from '../../state/suite/suite-script.ts';
import type {
  SuiteResult,
  SuiteState,
  SuiteTableState,
  SuiteVerdict,
} from '../../state/suite/suite-store.ts';

/** One script in the table of results; both are the same objects as long as nothing of it has changed. */
export interface SuiteRow {
  readonly script: SuiteScript;
  readonly result: SuiteResult;
}

/** Rows under one head; the title is `undefined` where the order has no sections. */
export interface SuiteSection {
  readonly title: string | undefined;
  readonly rows: readonly SuiteRow[];
}

/** What the table shows of a suite: its rows as they are filtered and sorted. Sections without rows are left out. */
export function suiteSections(
  state: Pick<SuiteState, 'scripts' | 'results' | 'table' | 'phase'>,
): readonly SuiteSection[] {
  const rows = shownRows(state);
  const { sort } = state.table;
  if (sort === 'suite') return filled(byChapter(rows));
  if (sort === 'time') {
    return filled([{ title: undefined, rows: rows.toSorted((a, b) => time(b) - time(a)) }]);
  }
  const byName = rows.toSorted((a, b) => comparePaths(a.script.path, b.script.path));
  const isIn = (...verdicts: readonly (SuiteVerdict | 'not-run')[]) =>
    byName.filter(({ result }) => verdicts.includes(verdictOf(result)));
  return filled([
    { title: t('Failed'), rows: isIn('differs', 'missing', 'unexpected', 'failed') },
    { title: t('Passed'), rows: isIn('passed') },
    { title: state.phase === 'running' ? t('Waiting') : t('Not run'), rows: isIn('not-run') },
  ]);
}

/** In the order of the suite; what is in no chapter comes last, under a head only where there are chapters. */
function byChapter(rows: readonly SuiteRow[]): readonly SuiteSection[] {
  const chapters = new Map<string, SuiteRow[]>();
  const others: SuiteRow[] = [];
  for (const row of rows) {
    const { chapter } = row.script;
    const known = chapter === undefined ? others : (chapters.get(chapter) ?? []);
    known.push(row);
    if (chapter !== undefined) chapters.set(chapter, known);
  }
  const named = [...chapters].map(([title, inIt]) => ({ title, rows: inIt }));
  const last = { title: named.length === 0 ? undefined : t('In no chapter'), rows: others };
  return [...named, last];
}

function filled(sections: readonly SuiteSection[]): readonly SuiteSection[] {
  return sections.filter(({ rows }) => rows.length > 0);
}

export function verdictOf(result: SuiteResult): SuiteVerdict | 'not-run' {
  return result.state === 'done' ? result.verdict : 'not-run';
}

function time({ result }: SuiteRow): number {
  return result.state === 'done' ? result.duration : -1;
}

function shownRows({
  scripts,
  results,
  table,
}: Pick<SuiteState, 'scripts' | 'results' | 'table'>): SuiteRow[] {
  const isShown = createTest(table);
  return scripts.flatMap((script) => {
    const result = results.get(script.path);
    return result !== undefined && isShown({ script, result }) ? [{ script, result }] : [];
  });
}

/** Each word is in the name, the title or the reason; `tag:word` in a tag of the header. Case does not count. */
function createTest({ filter, shown }: SuiteTableState): (row: SuiteRow) => boolean {
  const terms = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  return ({ script, result }) => {
    if (shown !== 'all' && verdictOf(result) !== shown) return false;
    if (terms.length === 0) return true;
    const { name, title, tags } = suiteScriptHead(script);
    const reason = result.state === 'done' ? (result.firstFailure?.sentence ?? '') : '';
    const words = `${name}\n${title}\n${reason}`.toLowerCase();
    const tagged = tags.join('\n').toLowerCase();
    return terms.every((term) =>
      term.startsWith(TAG) ? tagged.includes(term.slice(TAG.length)) : words.includes(term),
    );
  };
}

const TAG = 'tag:';

/** Where keys go in the table. */
export type SuiteWalk =
  'next' | 'previous' | 'next-failure' | 'previous-failure' | 'first' | 'last';

/** The path of the row that a key leads to from `selected`; `undefined` where it leads nowhere. */
export function walkSuite(
  sections: readonly SuiteSection[],
  selected: string | undefined,
  walk: SuiteWalk,
): string | undefined {
  const rows = sections.flatMap((section) => section.rows);
  const at = rows.findIndex(({ script }) => script.path === selected);
  const isFailure = ({ result }: SuiteRow) =>
    result.state === 'done' && result.verdict !== 'passed';
  const found = {
    next: () => rows[at + 1],
    previous: () => rows[at === -1 ? 0 : at - 1],
    'next-failure': () => rows.slice(at + 1).find(isFailure),
    'previous-failure': () => rows.slice(0, Math.max(at, 0)).findLast(isFailure),
    first: () => rows[0],
    last: () => rows.at(-1),
  }[walk]();
  return found?.script.path;
}

/** The row that has the keys: the selected one, else the first. */
export function activePath(
  sections: readonly SuiteSection[],
  selected: string | undefined,
): string | undefined {
  const rows = sections.flatMap((section) => section.rows);
  const own = rows.find(({ script }) => script.path === selected);
  return (own ?? rows[0])?.script.path;
}
