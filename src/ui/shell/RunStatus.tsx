import { useMemo } from 'react';
import { describeOutcome } from '../../run/outcome.ts';
import type { Problem } from '../../trace/event.ts';
import { buildTraceModel } from '../../trace/model.ts';
import { useCatalogue, useCompared, useRun, useSettings } from '../app-context.ts';
import { Icon, type GlyphName } from '../icons.tsx';
import { RunQuestionLine, RunTools } from './RunTools.tsx';
import { SeriesLine } from './SeriesLine.tsx';
import './RunStatus.css';

interface Sentence {
  readonly tone: string;
  readonly glyph: GlyphName | undefined;
  readonly lead: string;
  readonly text: string;
}

/** What became of the run, in one sentence. */
export function RunStatus() {
  const { tone, glyph, lead, text } = useSentence();
  const isAsking = useRun((run) => run.question !== undefined);
  const series = useCompared((state) => state.series);
  if (isAsking) {
    return (
      <div className="status">
        <RunQuestionLine />
      </div>
    );
  }
  if (series !== undefined) {
    return (
      <div className="status">
        <SeriesLine series={series} />
      </div>
    );
  }
  return (
    <div className="status">
      {glyph === undefined ? null : (
        <span className={tone}>
          <Icon name={glyph} />
        </span>
      )}
      <p role="status" aria-label="Run status">
        <span className={`lead ${tone}`}>{lead}</span> {text}
      </p>
      <RunTools />
    </div>
  );
}

function useSentence(): Sentence {
  const phase = useRun((run) => run.phase);
  const refusal = useRun((run) => run.refusal);
  const isStale = useRun((run) => run.isStale);
  const events = useRun((run) => run.events);
  const scenario = useRun((run) => run.scenario);
  const embedded = useCatalogue((catalogue) => catalogue.embedded);
  const usesEmbedded = useSettings((settings) => settings.server?.kind !== 'websocket');
  const isFirstVisit = useSettings((settings) => !settings.welcomed);
  return useMemo(() => {
    if (refusal !== undefined) return refused(refusal);
    if (phase === 'not-run' || scenario === undefined) {
      if (usesEmbedded && embedded.kind === 'absent') return notRun(embedded.sentence);
      return notRun(isFirstVisit ? WELCOME : '');
    }
    if (isStale) return RERUNNING;
    if (phase === 'preparing') return { ...notRun(''), lead: 'Preparing', text: 'the server.' };
    const { kind, lead, text } = describeOutcome(buildTraceModel(events), scenario);
    return { ...LOOKS[kind], lead, text };
  }, [refusal, isStale, phase, scenario, events, embedded, usesEmbedded, isFirstVisit]);
}

/** One line that says what the page is; gone after the first run. */
const WELCOME =
  'yet. Run plays the script at the left against the server in this tab, and draws every stanza here.';

const LOOKS = {
  passed: { tone: 'v-matched', glyph: 'check' },
  failed: { tone: 'v-differs', glyph: 'differs' },
  error: { tone: 'v-differs', glyph: 'failed' },
  stopped: { tone: 'v-waiting', glyph: 'stop' },
  paused: { tone: 'v-sent', glyph: 'pause' },
  running: { tone: 'v-sent', glyph: 'play' },
  'not-run': { tone: 'v-waiting', glyph: 'ring' },
} as const;

const RERUNNING: Sentence = { ...LOOKS.running, lead: 'Re-running', text: 'from the start.' };

function notRun(text: string): Sentence {
  return { ...LOOKS['not-run'], lead: 'Not run', text };
}

function refused({ what, meaning, advice }: Problem): Sentence {
  return { ...LOOKS.error, lead: what, text: `${meaning} ${advice}` };
}
