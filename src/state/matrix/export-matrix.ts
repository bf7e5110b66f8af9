import { boundedText } from '../../base/bounded-text.ts';
import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { visibleText } from '../../base/visible-text.ts';
import type { SuiteResult } from '../suite/suite-store.ts';
import { isDisagreed, matrixRows, verdictSaidBy } from './matrix-rows.ts';
import type { MatrixState } from './matrix-store.ts';

/** `≠ step 8`: a mark, and where to look; `''` where it was not run. */
export function shortWords(result: SuiteResult): string {
  if (result.state === 'running') return '…';
  if (result.state === 'waiting') return '';
  if (result.verdict === 'passed') return '✓';
  if (verdictSaidBy(result) === undefined) return t('– not for this version');
  const { step } = result.firstFailure ?? {};
  return step === undefined
    ? t('✗ could not run')
    : t('≠ {verdict}, step {step}', { verdict: VERDICTS[result.verdict], step });
}

const VERDICTS = {
  differs: t('differs'),
  missing: t('never came'),
  unexpected: t('one too many'),
  failed: t('broke off'),
} as const;

/** `The 4 servers agree on 32 scripts and disagree on 18.` */
export function mindWords(state: MatrixState): string {
  const rows = matrixRows(state);
  const disagreed = rows.filter(isDisagreed).length;
  const agreed = rows.length - disagreed;
  const servers = state.servers.length;
  return disagreed === 0
    ? t(
        'The {servers} servers agree on {agreed, plural, one {{agreed} script} other {{agreed} scripts}}.',
        { servers, agreed },
      )
    : t(
        'The {servers} servers agree on {agreed, plural, one {{agreed} script} other {{agreed} scripts}} and disagree on {disagreed}.',
        { servers, agreed, disagreed },
      );
}

/** One object: the servers, and for each script what came of it on each of them. No trace, and no secret, is in it. */
export function matrixJson(state: MatrixState): string {
  const rows = matrixRows(state).map(({ script, results, odd }) => ({
    file: script.path,
    cells: results.map((result, at) => ({
      server: state.servers[at]?.label ?? '',
      differs: odd[at] ?? false,
      ...cellFacts(result),
    })),
  }));
  const servers = state.servers.map(({ label }) => label);
  return `${JSON.stringify({ caesura: 'matrix', name: state.name, servers, rows }, null, 2)}\n`;
}

function cellFacts(result: SuiteResult) {
  if (result.state !== 'done') return { verdict: null, step: null, line: null, reason: null };
  const { step = null, line = null, sentence = null } = result.firstFailure ?? {};
  return { verdict: result.verdict, step, line, reason: sentence };
}

/** A table, and a line for each failure; cells in bold are not what most servers say. */
export function matrixMarkdown(state: MatrixState): string {
  const rows = matrixRows(state);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const heads = [t('Script'), ...state.servers.map(({ label }) => label)];
  return [
    `# ${plain(t('Caesura: {name}', { name: state.name }))}`,
    ...['', mindWords(state), '', line(heads.map(plain)), line(heads.map(() => '---'))],
    ...rows.map(({ script, results, odd }) =>
      line([
        plain(script.path),
        ...results.map((result, at) => {
          const words = plain(shortWords(result));
          return odd[at] === true ? `**${words}**` : words;
        }),
      ]),
    ),
    ...['', ...reasons(state).map(([where, why]) => `- **${plain(where)}**: ${plain(why)}`), ''],
  ].join('\n');
}

/** The same as one page that needs nothing else; nothing that scripts and servers say is markup in it. */
export function matrixHtml(state: MatrixState): string {
  const cell = (result: SuiteResult, isOdd: boolean) =>
    isOdd
      ? `<td class="odd">${html(shortWords(result))} <small>${html(t('differs'))}</small></td>`
      : `<td>${html(shortWords(result))}</td>`;
  const rows = matrixRows(state).map(
    ({ script, results, odd }) =>
      `<tr><th scope="row">${html(script.path)}</th>${results.map((each, at) => cell(each, odd[at] === true)).join('')}</tr>`,
  );
  const heads = state.servers.map(({ label }) => `<th scope="col">${html(label)}</th>`).join('');
  const told = reasons(state).map(([where, why]) => `<li><b>${html(where)}</b>: ${html(why)}</li>`);
  return `<!doctype html><html lang="${spokenTag()}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Caesura matrix</title><style>${LOOKS}</style></head><body><h1>Caesura: ${html(state.name)}</h1><p>${html(mindWords(state))}</p><table><thead><tr><th scope="col">${html(t('Script'))}</th>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table><ul>${told.join('\n')}</ul></body></html>
`;
}

const LOOKS =
  ':root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:1.5rem}table{border-collapse:collapse}th,td{text-align:left;padding:.2rem .75rem;border-bottom:1px solid #8886;font-weight:400}thead th{font-weight:600}.odd{box-shadow:inset 3px 0 #c0392b;font-weight:600}';

const LONGEST_REASON = 500;

/** Of each failure, where it was and why. */
function reasons(state: MatrixState): readonly (readonly [string, string])[] {
  return matrixRows(state).flatMap(({ script, results }) =>
    results.flatMap((result, at) => {
      if (result.state !== 'done' || result.firstFailure === undefined) return [];
      const where = `${script.path}, ${state.servers[at]?.label ?? ''}`;
      return [[where, boundedText(result.firstFailure.sentence, LONGEST_REASON)] as const];
    }),
  );
}

/** What would be markup is escaped (CommonMark 0.31, section 2.4), and all stands on one line. */
function plain(text: string): string {
  return visibleText(text).replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');
}

function html(text: string): string {
  return visibleText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
