import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useState, type FormEvent } from 'react';
import { Heading } from 'react-aria-components';
import { fileAt } from '../../state/folder/script-folder.ts';
import { useApp, useFolder } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import buttonStyles from '../widgets/button.module.css';
import styles from './ScriptQuestions.module.css';

/** What is asked about a file before something is done. */
export type AskedFor =
  { readonly kind: 'create' } | { readonly kind: 'rename' | 'remove'; readonly path: string };

export interface ScriptQuestionsProps {
  readonly asked: AskedFor | undefined;
  readonly close: () => void;
}

/** Names of scripts, and the question before one is deleted. */
export function ScriptQuestions({ asked, close }: ScriptQuestionsProps) {
  return (
    <FramedDialog
      className={styles.question}
      width="narrow"
      isOpen={asked !== undefined}
      onClose={close}
    >
      {asked?.kind === 'remove' ? <RemoveQuestion path={asked.path} close={close} /> : null}
      {asked?.kind === 'create' ? <NameQuestion path={undefined} close={close} /> : null}
      {asked?.kind === 'rename' ? <NameQuestion path={asked.path} close={close} /> : null}
    </FramedDialog>
  );
}

interface QuestionProps<Path> {
  readonly path: Path;
  readonly close: () => void;
}

function NameQuestion({ path, close }: QuestionProps<string | undefined>) {
  const { files } = useApp().folder;
  const [name, setName] = useState(path ?? 'untitled.scs');
  const [refusal, setRefusal] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await (path === undefined ? files.create(name) : files.rename(path, name));
    if (done.ok) close();
    else setRefusal(done.error);
  };
  const words = path === undefined ? t('New script') : t('Rename or move {path}', { path });
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Heading slot="title">{words}</Heading>
      <label>
        {t('Name, below the folder')}
        <input
          // Whoever asks for a new name wants to write it.
          autoFocus
          value={name}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={refusal !== undefined}
          aria-describedby="name-refusal"
          onFocus={({ target }) => selectStem(target)}
          onChange={({ target }) => {
            setName(target.value);
            setRefusal(undefined);
          }}
        />
      </label>
      <p id="name-refusal" className={styles.refusal} role="alert">
        {refusal}
      </p>
      <div className={styles.buttons}>
        <button type="submit" className={clsx(buttonStyles.button, buttonStyles.solid)}>
          {path === undefined ? t('Make it') : t('Rename')}
        </button>
        <Button look="outlined" onPress={close}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The name without folders and ending is what most people want to change. */
function selectStem(field: HTMLInputElement): void {
  const start = field.value.lastIndexOf('/') + 1;
  const end = field.value.lastIndexOf('.');
  field.setSelectionRange(start, end > start ? end : field.value.length);
}

function RemoveQuestion({ path, close }: QuestionProps<string>) {
  const { folder } = useApp();
  const open = useFolder((state) => state.folder);
  const remove = async () => {
    close();
    const gone = await folder.files.remove(path);
    if (!gone.ok) folder.refuse(gone.error);
  };
  if (fileAt(open, path) === undefined)
    return <Heading slot="title">{t('It is gone already')}</Heading>;
  return (
    <>
      <Heading slot="title">{t('Delete {path}?', { path })}</Heading>
      <p>
        {open?.isOnDisk === true
          ? t(
              'The file is deleted from {name} on the disk. Its text stays in this browser, as a draft.',
              { name: open.name },
            )
          : t('The script leaves this folder. Its text stays in this browser, as a draft.')}
      </p>
      <div className={styles.buttons}>
        <Button look="preferred" onPress={() => void remove()}>
          {t('Delete')}
        </Button>
        <Button look="outlined" onPress={close}>
          {t('Keep it')}
        </Button>
      </div>
    </>
  );
}
