import { t } from '../../base/translate.ts';
import { foldRows } from '../../insight/difference-rows/fold-rows.ts';
import { ONE_COLUMN } from '../../insight/difference-rows/layout.ts';
import { differenceRows } from '../../insight/difference-rows/rows.ts';
import { NO_SCRIPT } from '../../insight/difference-rows/script-text.ts';
import { describeOutcome } from '../../diagnosis/diagnosis.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import type { Scenario } from '../../script/scenario.ts';
import { createTimeline } from '../../timeline/layout.ts';
import type { LaneArrangement } from '../../timeline/arrangement/lane-arrangement.ts';
import { placesOfRange, type ChosenRange } from '../../timeline/row-range.ts';
import type { EventList } from '../../trace/event-list.ts';
import { modelOf } from '../../trace/model-of.ts';
import type { TraceModel } from '../../trace/model.ts';
import { isFailure } from '../../trace/verdict.ts';
import { compare } from '../difference/comparison.ts';
import type { DiffCell } from '../difference/diff-row.ts';
import { paintRows } from '../difference/paint-rows.ts';
import { unifiedCells } from '../difference/unified-cells.ts';
import { inspect } from '../selection/inspected.ts';
import { section, shown } from './html.ts';
import { drawnOnPaper, printedTimeline, type PaperTimeline } from './printed-timeline.ts';

/** A run whose secrets are masked. */
export interface PrintedRun {
  readonly scenario: Scenario;
  readonly events: EventList;
}

/** How the rows of the page are shown. */
export interface PaperView {
  readonly arrangement: LaneArrangement;
  /** Rows that are chosen; `undefined`: all. */
  readonly range: ChosenRange | undefined;
}

/** So many failed steps are shown with their differences; more are counted. */
const MOST_FAILURES = 50;
/** Of one difference, in lines. */
const MOST_LINES = 300;

export function timelineOnPaper({ scenario, events }: PrintedRun, view: PaperView): PaperTimeline {
  const options = { filter: '', verdicts: [], foldedScenes: [], showStream: false };
  const trace = events.length === 0 ? undefined : { events, model: modelOf(events) };
  const { lanes, rows } = createTimeline()({ scenario, trace, options });
  const chosen = placesOfRange(rows, view.range);
  const shownRows = chosen === undefined ? rows : rows.slice(chosen.first, chosen.end);
  return drawnOnPaper({ lanes, rows: shownRows }, view.arrangement);
}

/** What became of it, and on which server; `''` before a run. */
export function printedVerdict({ scenario, events }: PrintedRun): string {
  if (events.length === 0) return '';
  const model = modelOf(events);
  const { lead, text } = describeOutcome(model, scenario);
  const server = model.started?.server;
  const about = server === undefined ? '' : `<p data-look="quiet">${shown(server)}</p>`;
  return section(
    t('Verdict'),
    `<p data-look="verdict"><b>${shown(lead)}</b> ${shown(text)}</p>${about}`,
  );
}

/** All rows, or those that are chosen, whatever the timeline of the page has room for. */
export function printedRows(timeline: PaperTimeline): string {
  return section(t('Timeline'), printedTimeline(timeline));
}

/** Of each step that failed, what differs: in words, and with both stanzas in one column. */
export function printedDifferences({ scenario, events }: PrintedRun): string {
  const model = modelOf(events);
  const failed = scenario.steps.filter(({ index }) =>
    isFailure(model.steps.get(index)?.ended?.verdict),
  );
  const parts = failed
    .slice(0, MOST_FAILURES)
    .map(({ index }) => printedFailure({ scenario, events, model }, index));
  const left = failed.length - parts.length;
  const rest =
    left === 0
      ? ''
      : `<p>${shown(t('{count, plural, one {# more step} other {# more steps}} failed.', { count: left }))}</p>`;
  return section(t('Differences'), parts.join('') + rest);
}

function printedFailure(
  { scenario, events, model }: PrintedRun & { readonly model: TraceModel },
  step: number,
): string {
  const inspected = inspect(model, scenario, { step, stanza: undefined, origin: 'run' }, events);
  if (inspected === undefined) return '';
  const comparison = compare(model, inspected, (index) => {
    const other = scenario.steps[index - 1];
    return other?.kind === 'receives' ? other : undefined;
  });
  const heading = `<h3>${shown(inspected.title)}</h3><p>${shown(comparison.sentence)}</p>`;
  if (comparison.kind !== 'compared') return `<div data-look="failure">${heading}</div>`;
  const { diff } = comparison;
  const told = diff.differences.map(({ sentence }) => `<li>${shown(sentence)}</li>`);
  return `<div data-look="failure">${heading}<ul>${told.slice(0, MOST_FAILURES).join('')}</ul>${printedTree(diff)}</div>`;
}

const ROUND = { around: 2, atEnds: 1, least: 3 };

function printedTree(diff: StanzaDiff): string {
  const rows = differenceRows(diff, ONE_COLUMN);
  const painted = paintRows(rows, NO_SCRIPT);
  const lines = foldRows(rows, ROUND).flatMap(({ start, rows: { length }, foldable }) => {
    if (foldable > 0)
      return [
        lineHtml({
          depth: 0,
          tokens: [],
          hint: t('… {count, plural, one {# equal node} other {# equal nodes}}', {
            count: foldable,
          }),
        }),
      ];
    return painted
      .slice(start, start + length)
      .flatMap((row) =>
        unifiedCells(row, [t('Expected'), t('Received')]).map(({ cell }) =>
          lineHtml(cell, row.isDifference),
        ),
      );
  });
  const left = lines.length - MOST_LINES;
  const rest =
    left > 0
      ? `<p>${shown(t('… and {count, plural, one {# more line} other {# more lines}}.', { count: left }))}</p>`
      : '';
  return `<div data-look="tree">${lines.slice(0, MOST_LINES).join('')}</div>${rest}`;
}

function lineHtml({ depth, tokens, sign, slot, hint, tag }: DiffCell, differs = false): string {
  const node = tokens.map(({ text }) => text).join('');
  const words = [node, slot ?? '', hint ?? ''].filter((word) => word !== '').join(' ');
  const about = tag === undefined ? '' : `   ‹${tag}›`;
  const look = differs ? ' data-look="differs"' : '';
  return `<div${look}><span data-look="sign">${sign ?? ''}</span><code>${'  '.repeat(depth)}${shown(words)}${shown(about)}</code></div>`;
}
