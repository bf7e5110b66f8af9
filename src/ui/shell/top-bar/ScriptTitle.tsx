import { languageOfLesson } from '../../../base/language.ts';
import { t } from '../../../base/translate.ts';
import { isEdited, scriptTitle } from '../../../state/document-store.ts';
import { fileStateOf } from '../../../state/folder/working-text.ts';
import { useActions, useCatalogue, useDocument, useFolder } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import { StatusDot } from '../../widgets/status-dot.tsx';
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

/** Of a file it counts whether it is saved; of other scripts, whether they differ from what was opened. */
function useSavedWords(): string {
  const folder = useFolder((state) => state.folder);
  const state = useDocument((document) => fileStateOf(folder, document).kind);
  const edited = useDocument(isEdited);
  if (state === 'saved') return '';
  if (state === 'none') return edited ? t('edited') : '';
  return t('not saved');
}
