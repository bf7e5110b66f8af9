import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo } from 'react';
import { placesOf } from '../../script/step-places.ts';
import type { RunRefusal } from '../../state/set-up-refusal.ts';
import { momentAfter, momentBefore } from '../../state/view-back.ts';
import { narrateRun, narrateScript } from '../shell/status/narration.ts';
import {
  notRun,
  PREPARING,
  refused,
  runSentence,
  type StatusSentence,
} from '../shell/status/status-sentence.ts';
import { Icon, type GlyphName } from '../widgets/icons.tsx';
import {
  useEmbed,
  useEmbedDocument,
  useEmbedRun,
  useEmbedView,
  useIsLoading,
} from './embed-desk.ts';
import { useEmbedScenario } from './use-embed-timeline.ts';
import styles from './EmbedBar.module.css';

/** Which script this is, what became of its run and what comes next; and what can be done. */
export function EmbedBar() {
  const { title } = useEmbedScenario();
  const { sentence, next } = useTold();
  const { tone, glyph, lead, text } = sentence;
  return (
    <header className={styles.bar}>
      <div className={styles.line}>
        <h1 className={styles.title} lang={languageOfLesson(title)}>
          {title === '' ? t('A script') : title}
        </h1>
        <OpenLink />
      </div>
      <div className={styles.line}>
        <Controls />
        <p className={styles.told} role="status" aria-label={t('Run status')}>
          <span className={clsx(styles.verdict, tone)}>
            {glyph === undefined ? null : <Icon name={glyph} />}
            <b>{lead}</b>
          </span>{' '}
          {text}
        </p>
      </div>
      {next === '' ? null : (
        <p className={styles.next}>
          <b>{t('Next')}</b> {next}
        </p>
      )}
    </header>
  );
}

/** What became of the run, and what comes next. */
function useTold(): { readonly sentence: StatusSentence; readonly next: string } {
  const scenario = useEmbedScenario();
  const text = useEmbedDocument((document) => document.text);
  const isOpening = useEmbedDocument((document) => document.isOpening);
  const { events, phase, viewAt, refusal } = useEmbedRun();
  const isLoading = useIsLoading();
  return useMemo(() => {
    if (isLoading) return { sentence: PREPARING, next: '' };
    if (refusal !== undefined) {
      return { sentence: refused(inFrame(refusal)), next: '' };
    }
    if (isOpening) return { sentence: notRun(''), next: '' };
    if (phase === 'preparing') return { sentence: PREPARING, next: '' };
    if (events.length === 0) {
      return { sentence: notRun(''), next: narrateScript(scenario).next };
    }
    const places = placesOf(scenario, text, text);
    const isOver = phase === 'ended';
    const run = {
      events,
      scenario,
      places,
      isOver,
      viewAt,
      script: 'same',
      isWatching: false,
    } as const;
    return { sentence: runSentence(run), next: isOver ? '' : narrateRun(run).next };
  }, [scenario, text, isOpening, events, phase, viewAt, refusal, isLoading]);
}

/** Nobody is asked in a frame. */
function inFrame(refusal: RunRefusal): RunRefusal {
  if (refusal.asks === undefined) return refusal;
  return {
    ...refusal,
    advice: t('Open in Caesura leads to the page that asks whether to load it.'),
  };
}

function Controls() {
  const { controls, isRecorded } = useEmbed();
  const { events, phase, viewAt } = useEmbedRun();
  const isLoading = useIsLoading();
  const isAlive = isLoading || phase === 'running' || phase === 'preparing';
  const hasBefore = momentBefore(events, viewAt) !== undefined;
  const hasAfter = momentAfter(events, viewAt) !== undefined;
  return (
    <div className={styles.controls} role="group" aria-label={t('Run controls')}>
      {isRecorded ? null : (
        <Control
          icon={isAlive ? 'stop' : 'play'}
          words={isAlive ? t('Stop') : t('Run')}
          onPress={isAlive ? controls.stop : controls.run}
        />
      )}
      <Control icon="back" words={t('Back')} isDisabled={!hasBefore} onPress={controls.back} />
      <Control
        icon="step"
        words={t('Step')}
        isDisabled={isAlive || (isRecorded && !hasAfter)}
        onPress={controls.step}
      />
    </div>
  );
}

interface ControlProps {
  readonly icon: GlyphName;
  readonly words: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function Control({ icon, words, isDisabled = false, onPress }: ControlProps) {
  return (
    <button type="button" className={styles.control} disabled={isDisabled} onClick={onPress}>
      <Icon name={icon} /> {words}
    </button>
  );
}

/** To the whole page, in a tab of its own, at the same place. */
function OpenLink() {
  const { openAddress } = useEmbed();
  const { viewAt } = useEmbedRun();
  const step = useEmbedView(({ selection }) => selection?.step);
  return (
    <a
      className={styles.open}
      href={openAddress({ step, moment: viewAt })}
      target="_blank"
      rel="noopener"
    >
      {t('Open in Caesura')}
    </a>
  );
}
