import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { roomGoals } from '../../state/lesson/room-goal.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useActions, useLesson, useRun, useSettings } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import { LessonHints } from './LessonHints.tsx';
import { LessonWords } from './LessonWords.tsx';
import type { LessonEntry, LessonOnShow } from './use-lesson-entry.ts';
import styles from './LessonPanel.module.css';

export interface LessonTaskProps {
  readonly lesson: LessonOnShow;
}

/** What there is to do: run the play, tell what comes, mend what is wrong in it, or write what is missing. */
export function LessonTask({ lesson }: LessonTaskProps) {
  const { entry, text } = lesson;
  const isPuzzle = entry?.entry.brokenOf !== undefined;
  const isWritten = text.task.length > 0 || text.checks.length > 0;
  return (
    <section aria-label={t('Your task')}>
      <h3>{t('Your task')}</h3>
      {isPuzzle ? <Puzzle lesson={entry} /> : null}
      {isWritten && !isPuzzle ? <Writing lesson={lesson} /> : null}
      {isWritten || isPuzzle ? null : <Play entry={entry} />}
      {isPuzzle ? null : <LessonHints key={lesson.title} hints={text.hint} />}
      {isPuzzle || entry?.entry.taskOf !== undefined ? <Back lesson={entry} /> : null}
    </section>
  );
}

function Play({ entry }: { readonly entry: LessonEntry | undefined }) {
  return (
    <>
      <p>
        {t(
          'Run the play, and see what each step does. Or say, before a stanza comes, what it will be.',
        )}
      </p>
      <RunButtons asks />
      {entry === undefined ? null : <More lesson={entry} />}
    </>
  );
}

function RunButtons({ asks }: { readonly asks: boolean }) {
  const { predict, run } = useActions();
  const isBusy = useLesson(
    ({ isPreparing, predictions }) => isPreparing || predictions !== undefined,
  );
  const isRunning = useRun(({ phase }) => phase === 'running' || phase === 'preparing');
  return (
    <div className={styles.acts}>
      <Button look="preferred" icon="play" isDisabled={isBusy || isRunning} onPress={run}>
        {t('Run the play')}
      </Button>
      {asks ? (
        <Button look="outlined" isDisabled={isBusy || isRunning} onPress={predict}>
          {t('Run with predictions')}
        </Button>
      ) : null}
    </div>
  );
}

/** Puzzles and tasks of the lesson. */
function More({ lesson: { puzzles, tasks } }: { readonly lesson: LessonEntry }) {
  const finished = useSettings((settings) => settings.finishedLessons);
  const { openScenario } = useActions();
  const all = [
    ...puzzles.map(({ id }, index) => ({ id, title: t('Puzzle {index}', { index: index + 1 }) })),
    ...tasks.map(({ id, title }) => ({ id, title })),
  ];
  if (all.length === 0) return null;
  return (
    <div className={styles.puzzles}>
      <p>
        {t(
          'Then mend what is wrong in a copy of it{countIs, select, yes {} other {, or write your own}}:',
          { countIs: tasks.length === 0 ? 'yes' : 'no' },
        )}
      </p>
      <ul>
        {all.map(({ id, title }) => (
          <li key={id}>
            <Icon name={finished.includes(id) ? 'check' : 'ring'} />
            <button
              type="button"
              className={styles.link}
              lang={languageOfLesson(title)}
              onClick={() => void openScenario(id)}
            >
              {title}
            </button>
            <span className={styles.quiet}>
              {finished.includes(id) ? t('solved') : t('not solved')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One place of the script is wrong; which one is the question. */
function Puzzle({ lesson: { entry } }: { readonly lesson: LessonEntry }) {
  const isSolved = useRun(({ events }) => modelOf(events).ended?.outcome === 'passed');
  return (
    <>
      <p>
        {t(
          'One place of this script is wrong: what it expects there never comes. Run it, find the place, and mend it until the play passes. The script is folded away; Ctrl+Alt+I shows it.',
        )}
      </p>
      {isSolved ? <Solved words={t('Solved: the play passes.')} /> : null}
      <LessonHints key={entry.id} hints={[entry.lesson]} />
    </>
  );
}

/** The learner writes steps, or acts by hand; the machine looks at the room. */
function Writing({ lesson: { text, scenario } }: LessonTaskProps) {
  const events = useRun((run) => run.events);
  const { ended } = modelOf(events);
  const checks = scenario === undefined ? [] : roomGoals(scenario, events);
  const isDone = ended?.outcome === 'passed' && checks.every(({ holds }) => holds);
  return (
    <>
      {text.task.map((task) => (
        <p key={task}>
          <LessonWords text={task} />
        </p>
      ))}
      <p className={styles.quiet}>
        {t(
          'Write the steps at the end of the script (Ctrl+Alt+I shows it), then run. What you do by hand can become steps, too.',
        )}
      </p>
      <RunButtons asks={false} />
      {checks.length === 0 ? null : (
        <ul className={styles.checks} aria-label={t('What the room is to be')}>
          {checks.map(({ words, holds }) => (
            <li key={words}>
              <Icon name={holds ? 'check' : 'ring'} />
              <span>{words}</span>
              <span className={styles.quiet}>{holds ? t('holds') : t('not yet')}</span>
            </li>
          ))}
        </ul>
      )}
      {isDone ? (
        <Solved words={t('Done: the play passes, and the room is as it is to be.')} />
      ) : null}
    </>
  );
}

function Solved({ words }: { readonly words: string }) {
  return (
    <p className={styles.solved} role="status">
      <Icon name="check" /> {words}
    </p>
  );
}

function Back({ lesson: { original } }: { readonly lesson: LessonEntry }) {
  const { openScenario } = useActions();
  return (
    <div className={styles.acts}>
      <Button look="outlined" icon="back" onPress={() => void openScenario(original.id)}>
        {t('Back to the lesson')}
      </Button>
    </div>
  );
}
