import { t } from '../base/translate.ts';
import { maskedRun } from '../run/masked-run.ts';
import { createTimeline } from '../timeline/layout.ts';
import { takeAlong, type TakenForm } from '../timeline/taken-along/take-along.ts';
import { modelOf } from '../trace/model-of.ts';
import type { Stores } from './app-state.ts';
import { scriptTitle } from './document-store.ts';
import { knownSecrets } from './known-secrets.ts';
import { arrangementOf, laneScript } from './lanes/script-lanes.ts';
import { shownRun } from './run-selectors.ts';

/** So many events of a run are laid out: a document takes fewer rows than that. */
const MOST_EVENTS = 20_000;

/**
 * The run that is shown as a document: the rows that filter and switches of the timeline let through, scenes unfolded, lanes as they are
 * arranged, secrets masked. `''` where nothing is shown.
 */
export function takenDocument(
  stores: Pick<Stores, 'runs' | 'view' | 'settings' | 'document'>,
  form: TakenForm,
): string {
  const { events, source } = shownRun(stores.runs.getState());
  const run = { events: [...events.slice(0, MOST_EVENTS)], source };
  const masked = maskedRun(run, knownSecrets(stores));
  if (masked.scenario === undefined) return '';
  const { filter, verdicts, showStream } = stores.view.getState();
  const timeline = createTimeline()({
    scenario: masked.scenario,
    trace: { events: masked.events, model: modelOf(masked.events) },
    options: { filter, verdicts, foldedScenes: [], showStream },
  });
  const arrangement = arrangementOf(
    stores.settings.getState(),
    laneScript(stores.document.getState()),
  );
  const { lanes, rows } = timeline;
  return takeAlong(form, scriptTitle(source), {
    lanes,
    rows,
    arrangement,
    more: leftOutWords(events.length - MOST_EVENTS),
  });
}

function leftOutWords(count: number): string | undefined {
  if (count <= 0) return undefined;
  return t(
    '{count, plural, one {# more event is} other {# more events are}} left out: {most} are laid out.',
    { count, most: MOST_EVENTS },
  );
}
