import { t } from '../../base/translate.ts';
import { useMemo } from 'react';
import type { FrameEvent } from '../../trace/event.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { createActorBook } from '../../timeline/actor-book.ts';
import { describeStanza } from '../../timeline/words/describe-stanza.ts';
import { stanzaLabel } from '../../timeline/words/stanza-label.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { useActions } from '../app-context.ts';
import { Icon } from '../widgets/icons.tsx';
import type { Inspection } from '../selection/use-inspection.ts';
import styles from './WaitingView.module.css';
import tones from '../widgets/tones.module.css';

export interface CandidateListProps {
  readonly records: readonly StanzaRecord[];
  readonly actor: string;
  readonly inspection: Inspection;
}

/** What came while a step waited; choosing one shows why it was not taken. */
export function CandidateList({ records, actor, inspection }: CandidateListProps) {
  const actions = useActions();
  const { scenario, model } = inspection;
  const book = useMemo(() => scenario && createActorBook(scenario, model), [scenario, model]);
  return (
    <div className={styles.came}>
      <div className={styles.head}>
        <b>{t('What came instead')}</b>
      </div>
      {records.length === 0 ? (
        <p className={styles.note}>
          {t('Nothing came for {actor} while the step waited.', { actor })}
        </p>
      ) : (
        <ul>
          {records.map(({ frame }) => (
            <li key={frame.seq}>
              <button
                type="button"
                onClick={() =>
                  actions.select({ step: undefined, stanza: frame.seq, origin: 'inspector' })
                }
              >
                <span className={tones.unexpected}>
                  <Icon name="diamond" />
                </span>
                <CandidateWords frame={frame} actorName={book?.actorAt} />
                <span className={styles.atTime}>{durationWords(frame.at)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface CandidateWordsProps {
  readonly frame: FrameEvent;
  readonly actorName: ((jid: string) => string | undefined) | undefined;
}

/** The same words as in the stanza's row of the timeline. */
function CandidateWords({ frame, actorName = () => undefined }: CandidateWordsProps) {
  const parsed = elementOf(frame);
  if (!parsed.ok) return <span className={styles.cut}>{frame.xml}</span>;
  const { name, type, badges } = stanzaLabel(parsed.value);
  return (
    <span className={styles.cut}>
      <code>{[name, type, ...badges].filter((part) => part !== '').join(' ')}</code>{' '}
      {describeStanza(parsed.value, { direction: 'received', pattern: false, actorName })}
    </span>
  );
}
