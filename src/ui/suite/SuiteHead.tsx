import { t } from '../../base/translate.ts';
import type { ReactNode } from 'react';
import { failedCount, suiteCounts, timeLeft } from '../../state/suite/suite-reducer.ts';
import type { SuiteState } from '../../state/suite/suite-store.ts';
import { useActions, useRuns, useView } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { useIsNarrow } from '../use-is-narrow.ts';
import { useRailIsShown } from '../use-rail.ts';
import { Button } from '../widgets/button.tsx';
import { Icon, type GlyphName } from '../widgets/icons.tsx';
import tones from '../widgets/tones.module.css';
import { progressWords, runningWords, suiteWords, timeLeftWords } from './suite-words.ts';
import styles from './SuiteHead.module.css';

export interface SuiteHeadProps {
  readonly state: SuiteState;
  /** Stands in the place of the words while the page waits for an answer. */
  readonly question: ReactNode;
}

/** How the suite stands, in two lines, and what can be done with all of it. */
export function SuiteHead({ state, question }: SuiteHeadProps) {
  const isAsking = useRuns((runs) => runs.question?.about.kind === 'suite');
  return (
    <div className={styles.head}>
      {isAsking ? question : <StatusWords state={state} />}
      <SuiteButtons state={state} />
    </div>
  );
}

function StatusWords({ state }: { readonly state: SuiteState }) {
  if (state.phase === 'none') return <p className={styles.words}>{t('No suite was run yet.')}</p>;
  const look = lookOf(state);
  return (
    <>
      <span className={look.tone}>
        <Icon name={look.glyph} />
      </span>
      {state.phase === 'running' ? <RunningWords state={state} /> : <EndWords state={state} />}
    </>
  );
}

/** Only what stays the same is a status: counts that change ten times a second are not to be read out. */
function RunningWords({ state }: { readonly state: SuiteState }) {
  const left = timeLeft(state);
  return (
    <div className={styles.words}>
      <p role="status" aria-label={t('Suite status')}>
        <span className={styles.word}>{t('Now')}</span>
        <b>{runningWords(state)}</b>
      </p>
      <p>
        <span className={styles.word}>{t('Done')}</span>
        {progressWords(state)} {timeLeftWords(left)}
      </p>
    </div>
  );
}

function EndWords({ state }: { readonly state: SuiteState }) {
  const isWatched = useView((view) => view.isSuiteWatched);
  const runAllKey = keysOf('run-all') ?? '';
  const { lead, passed, failed, rest, next } = suiteWords(state, { runAllKey, isWatched });
  return (
    <div className={styles.words} role="status" aria-label={t('Suite status')}>
      <p>
        <span className={styles.word}>{t('Done')}</span>
        <b>{lead}</b>
        {passed === '' ? null : ` ${passed}`}
        {failed === '' ? null : (
          <>
            , <b className={tones.differs}>{failed}</b>
          </>
        )}
        {rest}
      </p>
      <p>
        <span className={styles.word}>{t('Next')}</span>
        {next}
      </p>
    </div>
  );
}

/** Where the list of scripts is beside it, that has the buttons to run them. */
function SuiteButtons({ state }: { readonly state: SuiteState }) {
  const { leaveSuite, showMatrix } = useActions();
  const isNarrow = useIsNarrow();
  const isRailShown = useRailIsShown();
  return (
    <div className={styles.buttons}>
      {isRailShown && !isNarrow ? null : <RunButtons state={state} isNarrow={isNarrow} />}
      <Button look="outlined" onPress={showMatrix}>
        {t('On several servers …')}
      </Button>
      <Button look="outlined" keys={isNarrow ? undefined : 'Esc'} onPress={leaveSuite}>
        {t('Back to the script')}
      </Button>
    </div>
  );
}

interface RunButtonsProps {
  readonly state: SuiteState;
  readonly isNarrow: boolean;
}

function RunButtons({ state, isNarrow }: RunButtonsProps) {
  const { runAll, runFailedAgain, stopSuite } = useActions();
  const failed = failedCount(suiteCounts(state));
  const keys = (id: string) => (isNarrow ? undefined : keysOf(id));
  if (state.phase === 'running') {
    return (
      <Button look="outlined" icon="stop" keys={keys('stop')} onPress={stopSuite}>
        {t('Stop')}
      </Button>
    );
  }
  return (
    <>
      <Button look="outlined" icon="play" keys={keys('run-all')} onPress={runAll}>
        {t('Run all')}
      </Button>
      {failed === 0 ? null : (
        <Button look="outlined" onPress={runFailedAgain}>
          {t('Failed only')} <span className={styles.count}>{failed}</span>
        </Button>
      )}
    </>
  );
}

function lookOf(state: SuiteState): { readonly glyph: GlyphName; readonly tone: string } {
  if (state.phase === 'running') return { glyph: 'play', tone: tones.sent };
  if (state.problem !== undefined) return { glyph: 'failed', tone: tones.differs };
  const counts = suiteCounts(state, state.playing);
  if (failedCount(counts) > 0) return { glyph: 'differs', tone: tones.differs };
  return counts['not-run'] > 0
    ? { glyph: 'stop', tone: tones.waiting }
    : { glyph: 'check', tone: tones.matched };
}
