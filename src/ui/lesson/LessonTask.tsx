import { modelOf } from '../../trace/model-of.ts';
import { useActions, useLesson, useRun, useSettings } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import type { LessonEntry } from './use-lesson-entry.ts';
import styles from './LessonPanel.module.css';

export interface LessonTaskProps {
  readonly lesson: LessonEntry;
}

/** What there is to do: run the play, tell what comes, or mend what is wrong in it. */
export function LessonTask({ lesson }: LessonTaskProps) {
  const isPuzzle = lesson.entry !== lesson.original;
  return (
    <section aria-label="Your task">
      <h3>Your task</h3>
      {isPuzzle ? <Puzzle lesson={lesson} /> : <Play lesson={lesson} />}
    </section>
  );
}

function Play({ lesson }: LessonTaskProps) {
  const { predict, run } = useActions();
  const isBusy = useLesson(
    ({ isPreparing, predictions }) => isPreparing || predictions !== undefined,
  );
  const isRunning = useRun(({ phase }) => phase === 'running' || phase === 'preparing');
  return (
    <>
      <p>
        Run the play, and see what each step does. Or say, before a stanza comes, what it will be.
      </p>
      <div className={styles.acts}>
        <Button look="preferred" icon="play" isDisabled={isBusy || isRunning} onPress={run}>
          Run the play
        </Button>
        <Button look="outlined" isDisabled={isBusy || isRunning} onPress={predict}>
          Run with predictions
        </Button>
      </div>
      <Puzzles lesson={lesson} />
    </>
  );
}

function Puzzles({ lesson: { puzzles } }: LessonTaskProps) {
  const finished = useSettings((settings) => settings.finishedLessons);
  const { openScenario } = useActions();
  if (puzzles.length === 0) return null;
  return (
    <div className={styles.puzzles}>
      <p>Then mend what is wrong in a copy of it:</p>
      <ul>
        {puzzles.map(({ id }, index) => (
          <li key={id}>
            <Icon name={finished.includes(id) ? 'check' : 'ring'} />
            <button type="button" className={styles.link} onClick={() => void openScenario(id)}>
              Puzzle {index + 1}
            </button>
            <span className={styles.quiet}>{finished.includes(id) ? 'solved' : 'not solved'}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One place of the script is wrong; which one is the question. */
function Puzzle({ lesson: { entry, original } }: LessonTaskProps) {
  const { openScenario } = useActions();
  const isSolved = useRun(({ events }) => modelOf(events).ended?.outcome === 'passed');
  return (
    <>
      <p>
        One place of this script is wrong: what it expects there never comes. Run it, find the
        place, and mend it until the play passes. The script is folded away; Ctrl+Alt+I shows it.
      </p>
      {isSolved ? (
        <p className={styles.solved} role="status">
          <Icon name="check" /> Solved: the play passes.
        </p>
      ) : null}
      <details className={styles.hint} key={entry.id}>
        <summary>Hint</summary>
        <p>{entry.lesson}</p>
      </details>
      <div className={styles.acts}>
        <Button look="outlined" icon="back" onPress={() => void openScenario(original.id)}>
          Back to the lesson
        </Button>
      </div>
    </>
  );
}
