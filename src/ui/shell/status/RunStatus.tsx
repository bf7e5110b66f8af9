import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { stanzaSection } from '../../../insight/stanza-section.ts';
import type { Narration } from './narration.ts';
import { useCatalogue, useCompared, useRuns } from '../../app-context.ts';
import { Icon } from '../../widgets/icons.tsx';
import { SpecLink } from '../../TextParts.tsx';
import { LinkLine } from './LinkLine.tsx';
import { RunQuestionLine, RunTools } from './RunTools.tsx';
import { SeriesLine } from './SeriesLine.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { useNarratedRun, type NarratedRun } from './use-narrated-run.ts';
import styles from './RunStatus.module.css';

/** The narration: what became of the run, or what goes on, and what comes next. Its height stays while one steps, so that nothing below moves. */
export function RunStatus() {
  const told = useNarratedRun();
  const { sentence, isOver = false } = told;
  const isAsking = useRuns((runs) => runs.question !== undefined);
  const series = useCompared((state) => state.series);
  const link = useCatalogue((catalogue) => catalogue.link);
  if (link !== undefined) {
    return (
      <div className={clsx(styles.status, styles.asking)}>
        <LinkLine link={link} />
      </div>
    );
  }
  if (isAsking) {
    return (
      <div className={clsx(styles.status, styles.asking)}>
        <RunQuestionLine />
      </div>
    );
  }
  if (series !== undefined) {
    return (
      <div className={clsx(styles.status, styles.asking)}>
        <SeriesLine series={series} />
      </div>
    );
  }
  return (
    <div className={clsx(styles.status, isOver && styles.over)}>
      {sentence.glyph === undefined ? null : (
        <span className={sentence.tone}>
          <Icon name={sentence.glyph} />
        </span>
      )}
      <NarrationLines {...told} />
      <TimeLeft />
      <RunTools />
    </div>
  );
}

/** What a sentence lacks, so that another one can follow. */
function endOf(told: string): string {
  return /[.:!?…]$/.test(told) ? '' : '.';
}

/** The section of the specification that tells of it, one press away. */
function About({ about }: { readonly about: Narration['about'] }) {
  if (about === undefined) return null;
  const { ref, name } = stanzaSection(about.stanza, about.direction);
  return (
    <p className={styles.about} title={name}>
      <SpecLink reference={ref} />
    </p>
  );
}

function NarrationLines({ sentence, narration }: NarratedRun) {
  const { tone, lead, text } = sentence;
  const { lead: first = t('Now'), done = '', next = '' } = narration ?? {};
  return (
    <div className={styles.lines} data-two={next !== ''}>
      <p title={[lead, text, done].join(' ').trim()}>
        <span className={styles.key}>{first}</span>
        <span role="status" aria-label={t('Run status')}>
          <span className={clsx(styles.lead, tone)}>{lead}</span>
          {text === '' ? null : ` ${text}`}
        </span>
        {done === '' ? null : <span>{`${endOf(text === '' ? lead : text)} ${done}`}</span>}
      </p>
      {next === '' ? null : (
        <div className={styles.second}>
          <p className={styles.next} title={next}>
            <span className={styles.key}>{t('Next')}</span>
            {next}
          </p>
          {/* A verdict has the width; what differs has its section where it is compared. */}
          <About about={narration?.about} />
        </div>
      )}
    </div>
  );
}
