import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { smallestEdit } from '../../base/text-edit.ts';
import { previewEdits } from '../../base/edit-preview.ts';
import { fileStateOf } from '../../state/folder/working-text.ts';
import { useApp, useDocument, useFolder } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { EditPreviewList } from '../widgets/edit-preview.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import { NoticeLine } from '../widgets/notice-line.tsx';

/** What is in the way of a folder or of one of its files, and what can be done about it. */
export function FolderNotices() {
  const { folder } = useApp();
  const note = useFolder((state) => state.note);
  const forget = () => folder.store.setState({ note: undefined });
  return (
    <>
      {note?.kind === 'refused' ? (
        <NoticeLine label={t('Folder')}>
          <span>{note.sentence}</span>
          <Button look="outlined" onPress={forget}>
            {t('Got it')}
          </Button>
        </NoticeLine>
      ) : null}
      <ChangedNotice />
    </>
  );
}

function ChangedNotice() {
  const { saving } = useApp().folder;
  const folder = useFolder((state) => state.folder);
  // Two words that change seldom: the notice is not made anew with each key.
  const kind = useDocument((document) => fileStateOf(folder, document).kind);
  const path = useDocument((document) => pathToName(fileStateOf(folder, document)));
  const [isComparing, setComparing] = useState(false);
  if (kind === 'gone') {
    return (
      <NoticeLine label={path}>
        <span>
          {t('{path} is no longer in the folder. Its text is still here: saving writes it again.', {
            path,
          })}
        </span>
      </NoticeLine>
    );
  }
  if (kind !== 'changed-elsewhere') return null;
  return (
    <NoticeLine label={path}>
      <span>
        {t(
          '{path} was changed on the disk as well. The text that you do not go on with is kept as a draft.',
          { path },
        )}
      </span>
      <Button look="outlined" onPress={() => setComparing(true)}>
        {t('Compare')}
      </Button>
      <Button look="outlined" onPress={() => saving.keepMine()}>
        {t('Keep mine')}
      </Button>
      <Button look="outlined" onPress={() => saving.takeDisk()}>
        {t('Take the disk’s')}
      </Button>
      <ComparedTexts isOpen={isComparing} close={() => setComparing(false)} />
    </NoticeLine>
  );
}

function pathToName(state: ReturnType<typeof fileStateOf>): string {
  return state.kind === 'none' ? '' : state.path;
}

interface ComparedTextsProps {
  readonly isOpen: boolean;
  readonly close: () => void;
}

function ComparedTexts({ isOpen, close }: ComparedTextsProps) {
  return (
    <FramedDialog
      title={t('Mine (−) and the disk’s (+)')}
      width="wide"
      isOpen={isOpen}
      onClose={close}
    >
      <Changes />
    </FramedDialog>
  );
}

function Changes() {
  const folder = useFolder((state) => state.folder);
  const text = useDocument((document) => document.text);
  const disk = useDocument((document) => {
    const state = fileStateOf(folder, document);
    return state.kind === 'changed-elsewhere' ? state.disk : undefined;
  });
  const edit = disk === undefined ? undefined : smallestEdit(text, disk);
  if (edit === undefined) return <p>{t('They are the same now.')}</p>;
  return <EditPreviewList changes={previewEdits(text, [edit])} />;
}
