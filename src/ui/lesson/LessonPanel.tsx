import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { useActions, useApp, useLesson, useSettings } from '../app-context.ts';
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
import {
  useCoursePlace,
  useLessonOnShow,
  type LessonEntry,
  type LessonOnShow,
} from './use-lesson-entry.ts';
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
        {entry === undefined ? <CourseProgress /> : <Progress lesson={entry} />}
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

function Progress({ lesson: { lessons, original } }: { readonly lesson: LessonEntry }) {
  const ids = lessons.map(({ id }) => id);
  return (
    <ProgressTicks
      ids={ids}
      here={original.id}
      number={original.number}
      chapter={original.chapter}
    />
  );
}

/** The same in a course that a link has opened. */
function CourseProgress() {
  const place = useCoursePlace();
  if (place === undefined) return null;
  const ids = place.lessons.map(({ url }) => url);
  return (
    <ProgressTicks
      ids={ids}
      here={ids[place.at] ?? ''}
      number={place.at + 1}
      chapter={place.chapter}
    />
  );
}

interface ProgressTicksProps {
  readonly ids: readonly string[];
  /** The one that is open. */
  readonly here: string;
  readonly number: number;
  readonly chapter: string;
}

/** Which lessons are finished: by shape, and in words. */
function ProgressTicks({ ids, here, number, chapter }: ProgressTicksProps) {
  const finished = useSettings((settings) => settings.finishedLessons);
  const count = ids.filter((id) => finished.includes(id)).length;
  return (
    <div>
      <div
        className={styles.ticks}
        role="progressbar"
        aria-label={t('Progress')}
        aria-valuemin={0}
        aria-valuemax={ids.length}
        aria-valuenow={count}
        aria-valuetext={t('{count} of {count2} lessons finished', { count, count2: ids.length })}
      >
        {ids.map((id) => (
          <i key={id} data-done={finished.includes(id)} data-here={id === here} />
        ))}
      </div>
      <p className={styles.quiet}>
        {rich('{chapter}. Lesson {number} of {count}; {count2} finished', {
          chapter: <span lang={languageOfLesson(chapter)}>{chapter}</span>,
          number,
          count: ids.length,
          count2: count,
        })}
      </p>
    </div>
  );
}

function NextLesson({ lesson: { entry, text } }: { readonly lesson: LessonOnShow }) {
  const { openCourseLesson } = useApp();
  const { openScenario } = useActions();
  const place = useCoursePlace();
  const following = place?.lessons[place.at + 1];
  if (following !== undefined) {
    return <NextButton title={following.title} open={() => openCourseLesson(following.url)} />;
  }
  const next = entry?.next;
  if (next !== undefined) {
    return <NextButton title={next.title} open={() => void openScenario(next.id)} />;
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

function NextButton({ title, open }: { readonly title: string; readonly open: () => void }) {
  return (
    <div className={styles.foot}>
      <Button look="preferred" iconAfter="forward" onPress={open}>
        {rich('Next: {title}', { title: <span lang={languageOfLesson(title)}>{title}</span> })}
      </Button>
    </div>
  );
}
