import { t } from '../base/translate.ts';
import { maskedRun } from '../run/masked-run.ts';
import { createTimeline } from '../timeline/layout.ts';
import { placesOfRange } from '../timeline/row-range.ts';
import type { TimelineModel } from '../timeline/timeline-model.ts';
import { takeAlong, type TakenForm } from '../timeline/taken-along/take-along.ts';
import { modelOf } from '../trace/model-of.ts';
import type { Stores } from './app-state.ts';
import { scriptTitle } from './document-store.ts';
import { knownSecrets } from './known-secrets.ts';
import { arrangementOf, laneScript } from './lanes/script-lanes.ts';
import { shownRun } from './run-selectors.ts';

/** So many events of a run are laid out: a document takes fewer rows than that. */
const MOST_EVENTS = 20_000;

type TakenStores = Pick<Stores, 'runs' | 'view' | 'settings' | 'document'>;

/**
 * The run that is shown as a document: the rows that are chosen, else all that filter and switches of the timeline let through, scenes
 * unfolded, lanes as they are arranged, secrets masked. `''` where nothing is shown.
 */
export function takenDocument(stores: TakenStores, form: TakenForm): string {
  const { events, source } = shownRun(stores.runs.getState());
  const timeline = takenTimeline(stores);
  if (timeline === undefined) return '';
  const arrangement = arrangementOf(
    stores.settings.getState(),
    laneScript(stores.document.getState()),
  );
  const { lanes, rows } = timeline;
  const chosen = placesOfRange(rows, stores.view.getState().range);
  return takeAlong(form, scriptTitle(source), {
    lanes,
    rows: chosen === undefined ? rows : rows.slice(chosen.first, chosen.end),
    arrangement,
    more: chosen === undefined ? leftOutWords(events.length - MOST_EVENTS) : undefined,
  });
}

/** The rows in full: nothing folded. `undefined` where nothing is shown. */
function takenTimeline(stores: TakenStores): TimelineModel | undefined {
  const { events, source } = shownRun(stores.runs.getState());
  const run = { events: [...events.slice(0, MOST_EVENTS)], source };
  const masked = maskedRun(run, knownSecrets(stores));
  if (masked.scenario === undefined) return undefined;
  const { filter, verdicts, showStream, rowOrder } = stores.view.getState();
  return createTimeline()({
    scenario: masked.scenario,
    trace: { events: masked.events, model: modelOf(masked.events) },
    options: { filter, verdicts, foldedScenes: [], showStream, order: rowOrder },
  });
}

/** The part of the run, by its events, that the stanzas of the chosen rows are of; `undefined` where no rows with stanzas are chosen. */
export function chosenPart(
  stores: TakenStores,
): { readonly from: number; readonly to: number } | undefined {
  const rows = takenTimeline(stores)?.rows;
  const chosen = rows && placesOfRange(rows, stores.view.getState().range);
  if (rows === undefined || chosen === undefined) return undefined;
  let part: { from: number; to: number } | undefined;
  for (const row of rows.slice(chosen.first, chosen.end)) {
    const stanza = row.kind === 'arrow' ? row.stanza : undefined;
    if (stanza === undefined) continue;
    part = {
      from: Math.min(part?.from ?? stanza, stanza),
      to: Math.max(part?.to ?? stanza, stanza),
    };
  }
  return part;
}

function leftOutWords(count: number): string | undefined {
  if (count <= 0) return undefined;
  return t(
    '{count, plural, one {# more event is} other {# more events are}} left out: {most} are laid out.',
    { count, most: MOST_EVENTS },
  );
}
