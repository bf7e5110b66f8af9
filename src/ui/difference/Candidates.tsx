import { t } from '../../base/translate.ts';
import { type Candidate, candidateLabel, uncomparedSentence } from '../../diagnosis/diagnosis.ts';
import type { EventSeq } from '../../trace/event.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { useActions } from '../app-context.ts';
import styles from './Candidates.module.css';

export interface CandidatesProps {
  readonly step: number;
  readonly candidates: readonly Candidate[];
  /** The one that is compared. */
  readonly shown: EventSeq;
}

/** All stanzas that could have been meant, the likeliest first; choosing one compares it. */
export function Candidates({ step, candidates, shown }: CandidatesProps) {
  const actions = useActions();
  const leftOut = uncomparedSentence(candidates);
  if (candidates.length < 2 && leftOut === undefined) return null;
  return (
    <section className={styles.candidates} aria-label={t('Could have been meant')}>
      <h3>{t('Could have been meant')}</h3>
      <ol>
        {candidates.map((candidate) => {
          const { seq, at } = candidate.record.frame;
          return (
            <li key={seq}>
              <button
                type="button"
                aria-current={seq === shown}
                onClick={() => actions.select({ step, stanza: seq, origin: 'inspector' })}
              >
                <span className={styles.label}>{candidateLabel(candidate)}</span>
                <span className={styles.at}>{durationWords(at)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {leftOut === undefined ? null : <p>{leftOut}</p>}
    </section>
  );
}
