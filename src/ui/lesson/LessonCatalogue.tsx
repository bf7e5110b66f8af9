import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { progressText, readProgress } from '../../state/lesson/progress-file.ts';
import type { CatalogueEntry } from '../../state/catalogue-store.ts';
import { useActions, useCatalogue, useSettings } from '../app-context.ts';
import { openPart } from '../commands/use-open-part.ts';
import { saveFile } from '../commands/save-file.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import { groupLessons, LESSON_ORDERS, type LessonOrder } from './group-lessons.ts';
import { lessonsOf } from './use-lesson-entry.ts';
import styles from './LessonPanel.module.css';

/** All lessons of the page, with what is finished of each; by chapter, audience or section of XEP-0045. */
export function LessonCatalogue() {
  const id = useId();
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const finished = useSettings((settings) => settings.finishedLessons);
  const [order, setOrder] = useState<LessonOrder>('chapter');
  const lessons = lessonsOf(scenarios);
  const done = lessons.filter((each) => finished.includes(each.id)).length;
  return (
    <div className={styles.body}>
      <p>
        {t('{done} of {count} lessons finished. It is kept in this browser alone.', {
          done,
          count: lessons.length,
        })}
      </p>
      <p className={styles.order}>
        <label htmlFor={id}>{t('By')}</label>
        <select
          id={id}
          value={order}
          onChange={({ target }) =>
            setOrder(LESSON_ORDERS.find(({ value }) => value === target.value)?.value ?? 'chapter')
          }
        >
          {LESSON_ORDERS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </p>
      {groupLessons(lessons, order).map(({ title, entries }) => (
        <section key={title} aria-label={title}>
          <h3>
            <span lang={languageOfLesson(title)}>{title}</span>{' '}
            <span className={styles.quiet}>
              {t('{count} of {count2}', {
                count: entries.filter((each) => finished.includes(each.id)).length,
                count2: entries.length,
              })}
            </span>
          </h3>
          <ul className={styles.listed}>
            {entries.map((entry) => (
              <LessonLine key={entry.id} entry={entry} scenarios={scenarios} finished={finished} />
            ))}
          </ul>
        </section>
      ))}
      <div className={styles.acts}>
        <Button look="outlined" onPress={() => openPart('map')}>
          {t('Map of XEP-0045')}
        </Button>
        <Button look="outlined" onPress={() => openPart('glossary')}>
          {t('Glossary')}
        </Button>
      </div>
      <ProgressFile scenarios={scenarios} finished={finished} />
    </div>
  );
}

interface LessonLineProps {
  readonly entry: CatalogueEntry;
  readonly scenarios: readonly CatalogueEntry[];
  readonly finished: readonly string[];
}

function LessonLine({ entry: { id, number, title }, scenarios, finished }: LessonLineProps) {
  const { openScenario, listLessons } = useActions();
  const puzzles = scenarios.filter((each) => each.brokenOf === id || each.taskOf === id);
  const solved = puzzles.filter((each) => finished.includes(each.id)).length;
  const isFinished = finished.includes(id);
  const open = () => {
    listLessons(false);
    void openScenario(id);
  };
  return (
    <li>
      <Icon name={isFinished ? 'check' : 'ring'} />
      <button type="button" className={styles.link} lang={languageOfLesson(title)} onClick={open}>
        {number} {title}
      </button>
      <span className={styles.quiet}>
        {t('{isFinished, select, yes {finished, } other {}}{solved}/{count} solved', {
          isFinished: isFinished ? 'yes' : 'no',
          solved,
          count: puzzles.length,
        })}
      </span>
    </li>
  );
}

/** Progress goes to another browser as a file. */
function ProgressFile({ scenarios, finished }: Omit<LessonLineProps, 'entry'>) {
  const { addFinished } = useActions();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const text = (await target.files?.[0]?.text()) ?? '';
    target.value = '';
    const progress = readProgress(text, new Set(scenarios.map(({ id }) => id)));
    if (progress.ok) addFinished(progress.value);
    setSaid(
      progress.ok
        ? t('{count} finished lessons were read.', { count: progress.value.length })
        : progress.error,
    );
  };
  return (
    <section aria-label={t('Progress as a file')}>
      <h3>{t('Take your progress along')}</h3>
      <div className={styles.acts}>
        <Button
          look="outlined"
          onPress={() => void saveFile('caesura-progress.json', progressText(finished))}
        >
          {t('Save progress')}
        </Button>
        <Button look="outlined" onPress={() => input.current?.click()}>
          {t('Read progress…')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t('File of progress')}
          onChange={(event) => void read(event)}
        />
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
