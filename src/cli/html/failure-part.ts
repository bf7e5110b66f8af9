import { boundedText } from '../../base/bounded-text.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import type { ServerLogged, TraceEvent } from '../../trace/event.ts';
import { recordedRun, timelineOf } from '../recorded-run.ts';
import { faultLine, serverTitle, type ScriptReport, type ScriptResult } from '../report.ts';
import { runsWords } from '../script-runs.ts';
import { shownHtml } from './escape.ts';
import { lanesTable } from './lanes.ts';

/** Of one script; more is counted, and stands in its trace. */
const MOST_DIFFERENCE_LINES = 400;
const MOST_LOG_LINES = 300;
const LONGEST_LOG_LINE = 500;
const LONGEST_STANZA = 20_000;

/** A run that is shown whole. */
export interface PageRun {
  /** Of its section, unique in the page. */
  readonly id: string;
  readonly result: ScriptResult;
  /** Which runs failed alike; empty where the script ran once. */
  readonly runs: readonly number[];
  /** The text of its trace; `undefined` where there is none. */
  readonly trace: string | undefined;
}

/** One run: what became of it, the difference, the lanes, and what the server logged. */
export function runPart({ id, result, runs, trace }: PageRun): string {
  const { report, picture } = result;
  const recorded = trace === undefined ? undefined : recordedRun(trace);
  const drawn = recorded?.ok === true ? recorded.value : undefined;
  const parts = [
    `<h3 id="${id}-head">${headOf(report)}</h3>`,
    `<p class="place">${placeWords(report, runs)}</p>`,
    report.reason === undefined ? '' : `<p>${shownHtml(report.reason)}</p>`,
    differencePart(picture),
    candidatesPart(report),
    drawn === undefined
      ? ''
      : `<details open><summary>Lanes</summary>${lanesTable(timelineOf(drawn, { filter: '', stream: false }))}</details>`,
    stanzaPart(report),
    drawn === undefined ? '' : logPart(drawn.events),
  ];
  return `<section id="${id}" aria-labelledby="${id}-head">${parts.filter((part) => part !== '').join('\n')}</section>`;
}

function headOf({ file, title }: ScriptReport): string {
  const name = `<code>${shownHtml(file)}</code>`;
  return title === '' ? name : `${name} ${shownHtml(boundedText(title))}`;
}

function placeWords(report: ScriptReport, runs: readonly number[]): string {
  const line = faultLine(report);
  const title = serverTitle(report);
  const words = [
    report.verdict,
    ...(runs.length === 0 ? [] : [runsWords(runs)]),
    ...(report.seed === undefined ? [] : [`--seed ${report.seed}`]),
    ...(report.step === undefined ? [] : [`step ${report.step} of ${report.steps}`]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(title === undefined ? [] : [title]),
    ...(report.variations ?? []),
    durationWords(report.ms),
  ];
  return shownHtml(words.join(' · '));
}

function differencePart(picture: readonly string[]): string {
  if (picture.length === 0) return '';
  const more = picture.length - MOST_DIFFERENCE_LINES;
  const lines = picture.slice(0, MOST_DIFFERENCE_LINES).map(differenceLine);
  const rest = more > 0 ? `\n… and ${more} more lines` : '';
  return `<h4>Difference</h4><p class="legend">- expected, + received, ~ stands elsewhere, ! an error</p>
<pre class="difference" tabindex="0">${lines.join('\n')}${rest}</pre>`;
}

function differenceLine(row: string): string {
  const words = shownHtml(row);
  if (row.startsWith('-')) return `<del>${words}</del>`;
  if (row.startsWith('+')) return `<ins>${words}</ins>`;
  return row.startsWith('~') || row.startsWith('!') ? `<mark>${words}</mark>` : words;
}

function candidatesPart({ kind, candidates = [] }: ScriptReport): string {
  if (candidates.length < (kind === 'missing' ? 1 : 2)) return '';
  const items = candidates.map(
    ({ words, at }) => `<li>${shownHtml(words)}, at ${durationWords(at)}</li>`,
  );
  return `<h4>Could have been meant</h4><ol>${items.join('')}</ol>`;
}

function stanzaPart({ received }: ScriptReport): string {
  if (received === undefined) return '';
  const words = boundedText(received, LONGEST_STANZA);
  return `<details><summary>What came</summary><pre tabindex="0">${shownHtml(words)}</pre></details>`;
}

/** The last lines: those around the failure, which ended the run. */
function logPart(events: readonly TraceEvent[]): string {
  const logged = events.filter((event) => event.type === 'server-log');
  if (logged.length === 0) return '';
  const more = logged.length - MOST_LOG_LINES;
  const lines = logged.slice(-MOST_LOG_LINES).map(logLine);
  const rest = more > 0 ? `… ${more} lines before these; the trace has them\n` : '';
  return `<details><summary>The server’s log</summary><pre tabindex="0">${rest}${lines.join('\n')}</pre></details>`;
}

function logLine({ at, level, source, message }: ServerLogged): string {
  const words = boundedText(message, LONGEST_LOG_LINE);
  return shownHtml(`${at.toFixed(1).padStart(9)} ${level.padEnd(5)} ${source}: ${words}`);
}
