import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { useActions, useLesson, useSettings } from '../app-context.ts';
import { Boundary } from '../broken/Boundary.tsx';
import { Button } from '../widgets/button.tsx';
import { rich } from '../widgets/rich.tsx';
import { LessonAfter } from './LessonAfter.tsx';
import { LessonCast } from './LessonCast.tsx';
import { LessonCatalogue } from './LessonCatalogue.tsx';
import { LessonFreePlay } from './LessonFreePlay.tsx';
import { LessonSteps } from './LessonSteps.tsx';
import { LessonTask } from './LessonTask.tsx';
import { LessonWords } from './LessonWords.tsx';
import { useLessonOnShow, type LessonEntry, type LessonOnShow } from './use-lesson-entry.ts';
import styles from './LessonPanel.module.css';

/** What a scenario teaches: goal, cast, what is to be done, and afterwards what came of it; or all lessons. */
export function LessonPanel() {
  const lesson = useLessonOnShow();
  const isListed = useLesson((state) => state.isListed);
  const { toggleLesson, listLessons } = useActions();
  return (
    <aside className={styles.lesson} aria-label={t('Lesson')} data-part="lesson">
      <div className={styles.head}>
        {isListed ? (
          <span>{t('All lessons')}</span>
        ) : (
          <Button icon="back" onPress={() => listLessons(true)}>
            {t('All lessons')}
          </Button>
        )}
        <Button onPress={toggleLesson}>{t('Close')}</Button>
      </div>
      {isListed ? (
        <Boundary part="list of lessons">
          <LessonCatalogue />
        </Boundary>
      ) : (
        <LessonBody lesson={lesson} />
      )}
    </aside>
  );
}

function LessonBody({ lesson }: { readonly lesson: LessonOnShow | undefined }) {
  if (lesson === undefined) {
    return (
      <p className={styles.body}>
        {t(
          'This script is your own, and no lesson: its header has no goal. Write “## goal:” above the actors to make it one, or choose one of all lessons.',
        )}
      </p>
    );
  }
  const { entry, title, text } = lesson;
  return (
    <>
      <div className={styles.body}>
        {entry === undefined ? null : <Progress lesson={entry} />}
        <h2 lang={languageOfLesson(title)}>{title}</h2>
        {text.goal.map((goal) => (
          <p key={goal}>
            <LessonWords text={goal} />
          </p>
        ))}
        <LessonCast lesson={lesson} />
        {text.pitfall.length === 0 ? null : (
          <section aria-label={t('Pitfall')}>
            <h3>{t('Pitfall')}</h3>
            {text.pitfall.map((pitfall) => (
              <p key={pitfall}>
                <LessonWords text={pitfall} />
              </p>
            ))}
          </section>
        )}
        <LessonTask lesson={lesson} />
        <LessonSteps />
        <LessonFreePlay />
        <LessonAfter lesson={lesson} />
      </div>
      <NextLesson lesson={lesson} />
    </>
  );
}

/** Which lessons are finished: by shape, and in words. */
function Progress({ lesson: { lessons, original } }: { readonly lesson: LessonEntry }) {
  const finished = useSettings((settings) => settings.finishedLessons);
  const count = lessons.filter(({ id }) => finished.includes(id)).length;
  return (
    <div>
      <div
        className={styles.ticks}
        role="progressbar"
        aria-label={t('Progress')}
        aria-valuemin={0}
        aria-valuemax={lessons.length}
        aria-valuenow={count}
        aria-valuetext={t('{count} of {count2} lessons finished', {
          count,
          count2: lessons.length,
        })}
      >
        {lessons.map(({ id }) => (
          <i key={id} data-done={finished.includes(id)} data-here={id === original.id} />
        ))}
      </div>
      <p className={styles.quiet}>
        {rich('{chapter}. Lesson {number} of {count}; {count2} finished', {
          chapter: <span lang={languageOfLesson(original.chapter)}>{original.chapter}</span>,
          number: original.number,
          count: lessons.length,
          count2: count,
        })}
      </p>
    </div>
  );
}

function NextLesson({ lesson: { entry, text } }: { readonly lesson: LessonOnShow }) {
  const { openScenario } = useActions();
  const next = entry?.next;
  if (next !== undefined) {
    return (
      <div className={styles.foot}>
        <Button look="preferred" iconAfter="forward" onPress={() => void openScenario(next.id)}>
          {rich('Next: {title}', {
            title: <span lang={languageOfLesson(next.title)}>{next.title}</span>,
          })}
        </Button>
      </div>
    );
  }
  if (text.next === undefined || !/^https?:\/\//.test(text.next)) return null;
  return (
    <p className={styles.foot}>
      <a href={text.next} rel="noopener noreferrer">
        {t('Next lesson')}
      </a>
    </p>
  );
}
