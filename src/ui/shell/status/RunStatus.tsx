import { clsx } from 'clsx';
import { useCatalogue, useCompared, useRuns } from '../../app-context.ts';
import { Icon } from '../../widgets/icons.tsx';
import { LinkLine } from './LinkLine.tsx';
import { RunQuestionLine, RunTools } from './RunTools.tsx';
import { SeriesLine } from './SeriesLine.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { useStatusSentence } from './use-status-sentence.ts';
import styles from './RunStatus.module.css';

/** What became of the run, in one sentence. */
export function RunStatus() {
  const { tone, glyph, lead, text } = useStatusSentence();
  const isAsking = useRuns((runs) => runs.question !== undefined);
  const series = useCompared((state) => state.series);
  const link = useCatalogue((catalogue) => catalogue.link);
  if (link !== undefined) {
    return (
      <div className={styles.status}>
        <LinkLine link={link} />
      </div>
    );
  }
  if (isAsking) {
    return (
      <div className={styles.status}>
        <RunQuestionLine />
      </div>
    );
  }
  if (series !== undefined) {
    return (
      <div className={styles.status}>
        <SeriesLine series={series} />
      </div>
    );
  }
  return (
    <div className={styles.status}>
      {glyph === undefined ? null : (
        <span className={tone}>
          <Icon name={glyph} />
        </span>
      )}
      <p role="status" aria-label="Run status">
        <span className={clsx(styles.lead, tone)}>{lead}</span> {text}
      </p>
      <TimeLeft />
      <RunTools />
    </div>
  );
}
