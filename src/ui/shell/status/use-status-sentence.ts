import { useMemo } from 'react';
import { compileScript } from '../../../script/compile.ts';
import { placesOf } from '../../../script/step-places.ts';
import {
  useCatalogue,
  useDocument,
  useSettings,
  useSettledText,
  useView,
} from '../../app-context.ts';
import { usePaintedRun } from '../../painted-moment.tsx';
import {
  notRun,
  PREPARING,
  refused,
  RERUNNING,
  runSentence,
  type ShownRun,
  type StatusSentence,
} from './status-sentence.ts';

/** What became of the run that is shown, in one sentence: told once the panes show it. */
export function useStatusSentence(): StatusSentence {
  const { phase, refusal, isStale } = usePaintedRun();
  const ran = useRanSentence();
  const why = useWhyNotRun();
  if (refusal !== undefined) return refused(refusal);
  if (phase === 'not-run' || ran === undefined) return notRun(why);
  if (isStale) return RERUNNING;
  return phase === 'preparing' ? PREPARING : ran;
}

/** One line that says what the page is; gone after the first run. */
const WELCOME =
  'yet. Run plays the script against the server in this tab, and draws every stanza here.';

function useWhyNotRun(): string {
  const embedded = useCatalogue((catalogue) => catalogue.embedded);
  const usesEmbedded = useSettings((settings) => settings.server?.kind !== 'websocket');
  const isFirstVisit = useSettings((settings) => !settings.welcomed);
  if (usesEmbedded && embedded.kind === 'absent') return embedded.sentence;
  return isFirstVisit ? WELCOME : '';
}

function useRanSentence(): StatusSentence | undefined {
  const { phase, events, scenario, source, viewAt } = usePaintedRun();
  const isWatching = useView((view) => view.isWatching);
  const isSame = useDocument((document) => document.text === source);
  const settled = useSettledText();
  // The settled text comes a moment later: a run of what was just typed is no older one.
  const text = isSame ? source : settled;
  const isOver = phase === 'ended';
  return useMemo(() => {
    if (scenario === undefined) return undefined;
    const places = placesOf(scenario, source, text);
    const script = scriptSince(source, text);
    return runSentence({ events, scenario, places, isOver, viewAt, script, isWatching });
  }, [events, scenario, source, text, isOver, viewAt, isWatching]);
}

/** How the script as it stands now relates to the one that ran. */
function scriptSince(source: string, text: string): ShownRun['script'] {
  if (text === source) return 'same';
  return compileScript(text).scenario === undefined ? 'broken' : 'edited';
}
