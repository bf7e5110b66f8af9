import { t } from '../../base/translate.ts';
import { fileName } from '../../state/folder/script-folder.ts';
import { scriptTitle, type Draft } from '../../state/document-store.ts';
import { sizeOf } from '../../state/kept-runs.ts';
import { keptRuns } from '../../state/run-selectors.ts';
import { useApp, useDocument, useRuns, useKeeping } from '../app-context.ts';
import { saveFile } from '../commands/save-file.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { faultSentence, setAsideFile, sizeWords } from './keeping-words.ts';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import styles from './DraftsDialog.module.css';

/** What this browser keeps, so that a person can choose what to save elsewhere and what to delete. */
export function DraftsDialog() {
  const close = () => openPart(undefined);
  return (
    <FramedDialog
      className={styles.dialog}
      title={t('Kept in this browser')}
      width="usual"
      isOpen={useIsOpen('drafts')}
      onClose={close}
    >
      <FaultLine />
      <DraftList />
      <RunsLine />
      <SetAsideLine />
    </FramedDialog>
  );
}

function FaultLine() {
  const fault = useKeeping((keeping) => keeping.fault);
  return fault === undefined ? null : <p role="alert">{faultSentence(fault)}</p>;
}

function DraftList() {
  const drafts = useDocument((document) => document.drafts);
  if (drafts.length === 0) {
    return <p>{t('There are no drafts. An edited script becomes one when you open another.')}</p>;
  }
  return (
    <ul aria-label={t('Drafts')}>
      {drafts.map((draft) => (
        <DraftItem key={draft.id} draft={draft} />
      ))}
    </ul>
  );
}

function DraftItem({ draft }: { readonly draft: Draft }) {
  const { keepers } = useApp();
  const { id, text, file, savedAt } = draft;
  const title = file === undefined ? scriptTitle(text) : fileName(file.id);
  const when = savedAt === undefined ? t('just now') : new Date(savedAt).toLocaleString();
  return (
    <li>
      <span className={styles.words}>
        {title}
        <span className={styles.about}>
          {sizeWords(text.length)} · {when}
        </span>
      </span>
      <Button
        look="outlined"
        onPress={() => void saveFile(file === undefined ? fileNameOf(title) : title, text)}
      >
        {t('Save to a file')}
      </Button>
      <Button look="outlined" onPress={() => void keepers.document.deleteDraft(id)}>
        {t('Delete')}
      </Button>
    </li>
  );
}

function RunsLine() {
  const { keepers } = useApp();
  const runs = useRuns(keptRuns);
  if (runs.length === 0) return null;
  const size = runs.reduce((sum, { events }) => sum + sizeOf(events), 0);
  const remove = async () => {
    await keepers.runs.deleteAll();
    keepers.document.flush('strict');
  };
  return (
    <p className={styles.line}>
      <span className={styles.words}>
        {t('{count, plural, one {1 run} other {{count} runs}}', { count: runs.length })}
        <span className={styles.about}>{sizeWords(size)}</span>
      </span>
      <Button look="outlined" onPress={() => void remove()}>
        {t('Delete all runs')}
      </Button>
    </p>
  );
}

function SetAsideLine() {
  const { keepers } = useApp();
  const setAside = useKeeping((keeping) => keeping.setAside);
  if (setAside.length === 0) return null;
  return (
    <p className={styles.line}>
      <span className={styles.words}>
        {t('Set aside, as it could not be read')}
        <span className={styles.about}>{setAside.map(({ what }) => what).join(', ')}</span>
      </span>
      <Button
        look="outlined"
        onPress={() => void saveFile('caesura-set-aside.txt', setAsideFile(setAside))}
      >
        {t('Save to a file')}
      </Button>
      <Button look="outlined" onPress={() => void keepers.document.deleteSetAside()}>
        {t('Delete')}
      </Button>
    </p>
  );
}

/** A name that every file system takes. */
function fileNameOf(title: string): string {
  const name = title
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .slice(0, 60);
  return `${name === '' ? 'draft' : name}.scs`;
}
