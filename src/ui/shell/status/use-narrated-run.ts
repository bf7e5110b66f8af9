import { t } from '../../../base/translate.ts';
import { useMemo } from 'react';
import { compileScript } from '../../../script/compile.ts';
import { placesOf } from '../../../script/step-places.ts';
import {
  useCatalogue,
  useDocument,
  useLesson,
  useRuns,
  useSettings,
  useSettledText,
  useView,
} from '../../app-context.ts';
import { usePaintedRun } from '../../painted-moment.tsx';
import { narrateQuestion, narrateRun, narrateScript, type Narration } from './narration.ts';
import {
  notRun,
  PREPARING,
  READING,
  questionSentence,
  refused,
  RERUNNING,
  runSentence,
  type ShownRun,
  type StatusSentence,
} from './status-sentence.ts';

/** What became of a run, and where its play stands. */
export interface NarratedRun {
  readonly sentence: StatusSentence;
  /** Absent where there is no play to tell of. */
  readonly narration?: Narration;
  /** Whether nothing goes on, so that it may take the lines that it needs. */
  readonly isOver?: boolean;
}

/** What became of the run that is shown, in one sentence, and what comes next: told once the panes show it. */
export function useNarratedRun(): NarratedRun {
  const { phase, refusal, isStale } = usePaintedRun();
  const ran = useShownRun();
  const why = useWhyNotRun();
  const settled = useSettledText();
  const predictions = useLesson((lesson) => lesson.predictions);
  const isBeingRead = useRuns(
    ({ reading }) => reading !== undefined && reading.stopped === undefined,
  );
  return useMemo(() => {
    if (refusal !== undefined) return { sentence: refused(refusal) };
    if (phase === 'not-run' || ran === undefined) {
      return {
        sentence: notRun(why),
        narration: narrateScript(compileScript(settled).scenario),
      };
    }
    if (isBeingRead) return { sentence: READING };
    if (isStale) return { sentence: RERUNNING };
    if (phase === 'preparing') return { sentence: PREPARING };
    if (predictions !== undefined) {
      const sentence = questionSentence(predictions.at + 1, predictions.questions.length);
      return { sentence, narration: narrateQuestion(ran, predictions) };
    }
    const isOver = ran.isOver && ran.viewAt === undefined;
    return { sentence: runSentence(ran), narration: narrateRun(ran), isOver };
  }, [refusal, phase, ran, why, settled, isBeingRead, isStale, predictions]);
}

/** One line that says what the page is; gone after the first run. */
const WELCOME = t(
  'yet. Caesura plays XMPP clients against a real Prosody, all in this tab: the script says who sends what, and what must come back.',
);

function useWhyNotRun(): string {
  const embedded = useCatalogue((catalogue) => catalogue.embedded);
  const usesEmbedded = useSettings(
    (settings) => (settings.server?.kind ?? 'embedded') === 'embedded',
  );
  const isFirstVisit = useSettings((settings) => !settings.welcomed);
  if (usesEmbedded && embedded.kind === 'absent') return embedded.sentence;
  return isFirstVisit ? WELCOME : '';
}

function useShownRun(): ShownRun | undefined {
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
    return { events, scenario, places, isOver, viewAt, script, isWatching };
  }, [events, scenario, source, text, isOver, viewAt, isWatching]);
}

/** How the script as it stands now relates to the one that ran. */
function scriptSince(source: string, text: string): ShownRun['script'] {
  if (text === source) return 'same';
  return compileScript(text).scenario === undefined ? 'broken' : 'edited';
}
