import { t } from '../../base/translate.ts';
import { createActorBook } from '../../timeline/actor-book.ts';
import { laneClass } from '../timeline/columns/columns.ts';
import { LessonWords } from './LessonWords.tsx';
import { castPart } from './lesson-words.ts';
import type { LessonOnShow } from './use-lesson-entry.ts';
import styles from './LessonPanel.module.css';

/** Who plays: as the lesson says, and when each one comes. */
export function LessonCast({ lesson: { scenario, text } }: { readonly lesson: LessonOnShow }) {
  if (scenario === undefined) return null;
  return (
    <section aria-label={t('Cast')}>
      <h3>{t('Cast')}</h3>
      {text.cast.map((part) => (
        <p key={part}>
          <LessonWords text={part} />
        </p>
      ))}
      <dl className={styles.cast}>
        {createActorBook(scenario, undefined).names.map((name, ordinal) => (
          <div key={name} className={laneClass({ kind: 'actor', ordinal })}>
            <dt>{name}</dt>
            <dd>{castPart(name, scenario)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
