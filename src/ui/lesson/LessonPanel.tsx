import { useMemo } from 'react';
import { compileScript } from '../../script/compile.ts';
import type { Scenario } from '../../script/scenario.ts';
import { createActorBook } from '../../timeline/actor-book.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useActions, useRun, useSettings, useSettledText } from '../app-context.ts';
import { SpecLink } from '../stanza/TextParts.tsx';
import { laneClass } from '../timeline/columns/columns.ts';
import { Button } from '../widgets/button.tsx';
import { LessonFreePlay } from './LessonFreePlay.tsx';
import { LessonSteps } from './LessonSteps.tsx';
import { LessonTask } from './LessonTask.tsx';
import { castPart, sectionsOf, termsTold } from './lesson-words.ts';
import { useLessonEntry, type LessonEntry } from './use-lesson-entry.ts';
import styles from './LessonPanel.module.css';

/** What a scenario teaches: goal, cast, what is to be done, and afterwards what came of it. */
export function LessonPanel() {
  const lesson = useLessonEntry();
  const { toggleLesson } = useActions();
  const scenario = useScenario();
  return (
    <aside className={styles.lesson} aria-label="Lesson" data-part="lesson">
      <div className={styles.head}>
        <span>{lesson === undefined ? 'No lesson' : lesson.entry.chapter}</span>
        <Button onPress={toggleLesson}>Close</Button>
      </div>
      {lesson === undefined ? (
        <p className={styles.body}>
          This script is your own. Choose one of the scenarios of the page: each is a lesson.
        </p>
      ) : (
        <div className={styles.body}>
          <Progress lesson={lesson} />
          <h2>{lesson.original.title}</h2>
          <p>{lesson.original.lesson}</p>
          {scenario === undefined ? null : <Cast scenario={scenario} />}
          <LessonTask lesson={lesson} />
          <LessonSteps />
          <LessonFreePlay />
          {scenario === undefined ? null : <Afterwards scenario={scenario} />}
        </div>
      )}
      {lesson?.next === undefined ? null : <NextLesson lesson={lesson} />}
    </aside>
  );
}

function useScenario(): Scenario | undefined {
  const text = useSettledText();
  return useMemo(() => compileScript(text).scenario, [text]);
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
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={lessons.length}
        aria-valuenow={count}
        aria-valuetext={`${count} of ${lessons.length} lessons finished`}
      >
        {lessons.map(({ id }) => (
          <i key={id} data-done={finished.includes(id)} data-here={id === original.id} />
        ))}
      </div>
      <p className={styles.quiet}>
        Lesson {original.number} of {lessons.length}; {count} finished
      </p>
    </div>
  );
}

function Cast({ scenario }: { readonly scenario: Scenario }) {
  return (
    <section aria-label="Cast">
      <h3>Cast</h3>
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

/** Once the play has passed: the words that came in it, and where to read more. */
function Afterwards({ scenario }: { readonly scenario: Scenario }) {
  const events = useRun((run) => run.events);
  const isAsking = useRun((run) => run.viewAt !== undefined);
  const model = modelOf(events);
  const { select } = useActions();
  const sections = sectionsOf(scenario);
  if (model.ended?.outcome !== 'passed' || isAsking) return null;
  const terms = termsTold(scenario, model);
  return (
    <section className={styles.after} aria-label="What it showed">
      <h3>What it showed</h3>
      <ol>
        {terms.map(({ term, step }) => (
          <li key={`${term.kind} ${term.term}`}>
            <code>{term.term}</code> {term.sentence}{' '}
            <button
              type="button"
              className={styles.link}
              onClick={() =>
                select({ step, stanza: model.steps.get(step)?.ended?.stanza, origin: 'inspector' })
              }
            >
              step {step}
            </button>
          </li>
        ))}
      </ol>
      {sections.length === 0 ? null : (
        <p className={styles.quiet}>
          Read more:{' '}
          {sections.map((reference) => (
            <span key={reference.section}>
              <SpecLink reference={reference} />{' '}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function NextLesson({ lesson: { next } }: { readonly lesson: LessonEntry }) {
  const { openScenario } = useActions();
  if (next === undefined) return null;
  return (
    <div className={styles.foot}>
      <Button look="preferred" iconAfter="forward" onPress={() => void openScenario(next.id)}>
        {`Next: ${next.title}`}
      </Button>
    </div>
  );
}
