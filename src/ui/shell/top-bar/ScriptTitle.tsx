import { languageOfLesson } from '../../../base/language.ts';
import { t } from '../../../base/translate.ts';
import { scriptTitle } from '../../../state/document-store.ts';
import { useActions, useCatalogue, useDocument } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import { StatusDot } from '../../widgets/status-dot.tsx';
import { useSavedWords } from './use-saved-words.ts';
import styles from './ScriptTitle.module.css';

/** Which script is open: its name, whether it is edited, what it shows. */
export function ScriptTitle() {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const id = useDocument((document) => document.scenarioId);
  const fileName = useDocument((document) => document.fileName);
  const title = useDocument(({ text, isOpening }) =>
    isOpening && text === '' ? '' : scriptTitle(text),
  );
  const hasTitle = useDocument((document) => document.text.startsWith('#'));
  const state = useSavedWords();
  const { toggleLesson } = useActions();
  const lesson = scenarios.find((entry) => entry.id === id);
  const name = lesson?.title ?? fileName ?? title;
  const about = lesson?.lesson ?? (fileName === undefined || !hasTitle ? '' : title);
  return (
    <div className={styles.script} data-part="document">
      {lesson === undefined ? null : <span className={styles.number}>{lesson.number}</span>}
      <h2 className={styles.name} title={name} lang={languageOfLesson(name)}>
        {name}
      </h2>
      {state === '' ? null : (
        <span className={styles.state}>
          <StatusDot on />
          {state}
        </span>
      )}
      {lesson === undefined ? null : (
        <Button look="outlined" onPress={toggleLesson}>
          {t('Lesson')}
        </Button>
      )}
      <span className={styles.about} title={about} lang={languageOfLesson(about)}>
        {about}
      </span>
    </div>
  );
}
