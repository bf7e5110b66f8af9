import { t } from '../../base/translate.ts';
import { useState, type ReactNode } from 'react';
import type { Stores } from '../../state/app-state.ts';
import { scriptFileName } from '../../state/document-store.ts';
import { arrangementOf, laneScript } from '../../state/lanes/script-lanes.ts';
import { maskedOnShow } from '../../state/masked-on-show.ts';
import { useApp, useRun, useView } from '../app-context.ts';
import { saveBytes } from '../commands/save-file.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { useLessonOnShow, type LessonOnShow } from '../lesson/use-lesson-entry.ts';
import { Button } from '../widgets/button.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import { printedDocument, type PrintedParts } from './printed-document.ts';
import { printInWindow } from './print-window.ts';
import styles from './PrintDialog.module.css';

/** The lesson and the run on paper: what of them, and whether with answers. */
export function PrintDialog() {
  const isOpen = useIsOpen('print');
  const close = () => openPart(undefined);
  return (
    <FramedDialog isOpen={isOpen} onClose={close} title={t('Print')} width="narrow">
      {isOpen ? <Choices /> : null}
    </FramedDialog>
  );
}

function Choices() {
  const { stores } = useApp();
  const lesson = useLessonOnShow();
  const hasRun = useRun(({ events }) => events.length > 0);
  const hasRange = useView(({ range }) => range !== undefined);
  const [parts, setParts] = useState<PrintedParts>({
    lesson: true,
    answers: false,
    script: true,
    run: true,
  });
  const [fault, setFault] = useState('');
  const html = () => documentOf(stores, lesson, parts);
  const choice = (name: keyof PrintedParts, words: ReactNode, isThere = true) => (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={parts[name] && isThere}
        disabled={!isThere}
        onChange={(event) => setParts({ ...parts, [name]: event.target.checked })}
      />
      <span>{words}</span>
    </label>
  );
  const hasLesson = lesson !== undefined;
  const isNothing = !parts.script && !parts.run && !(parts.lesson && hasLesson);
  return (
    <>
      <p>{t('A page for paper, A4 or Letter: none of its rows is cut. Secrets are masked.')}</p>
      <div className={styles.choices} role="group" aria-label={t('What is printed')}>
        {choice('lesson', t('The lesson: goal, cast, tasks, explanation'), hasLesson)}
        {choice(
          'answers',
          t('With answers: hints, and what is wrong in the puzzles'),
          hasLesson && parts.lesson,
        )}
        {choice('script', t('The script'))}
        {choice('run', runWords(hasRun, hasRange))}
      </div>
      <div className={styles.buttons}>
        <Button
          look="preferred"
          isDisabled={isNothing}
          onPress={() => setFault(printInWindow(html()) ? '' : BLOCKED)}
        >
          {t('Print…')}
        </Button>
        <Button
          look="outlined"
          isDisabled={isNothing}
          onPress={() => {
            const name = scriptFileName(stores.document.getState()).replace(/\.[^.]*$/, '');
            saveBytes(`${name}.html`, [html()], 'text/html;charset=utf-8');
          }}
        >
          {t('Save as HTML')}
        </Button>
      </div>
      {fault === '' ? null : <p role="alert">{fault}</p>}
    </>
  );
}

const BLOCKED = t(
  'The browser did not open a window to print. Allow pop-ups for this page, or save the HTML and print that.',
);

function runWords(hasRun: boolean, hasRange: boolean): string {
  if (hasRange) return t('The run: verdict, the chosen rows, differences');
  return hasRun
    ? t('The run: verdict, timeline, differences')
    : t('The timeline, as the script has it');
}

function documentOf(
  stores: Pick<Stores, 'document' | 'runs' | 'settings' | 'view'>,
  lesson: LessonOnShow | undefined,
  parts: PrintedParts,
): string {
  const script = laneScript(stores.document.getState());
  const view = {
    arrangement: arrangementOf(stores.settings.getState(), script),
    range: stores.view.getState().range,
  };
  return printedDocument({ lesson, run: maskedOnShow(stores), view }, parts);
}
