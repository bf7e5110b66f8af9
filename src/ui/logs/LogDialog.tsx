import { t } from '../../base/translate.ts';
import { useEffect, useState } from 'react';
import type { Result } from '../../base/result.ts';
import { ALL_FORMATS } from '../../logs/all-formats.ts';
import type { LogFault, ReadLog } from '../../logs/read-log.ts';
import { useActions } from '../app-context.ts';
import { chooseFile } from '../commands/files.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import { foundWords, restWords } from '../../logs/log-words.ts';
import { UnreadLines } from './UnreadLines.tsx';
import styles from './LogDialog.module.css';

/** Where what another program recorded is pasted, and told what is understood of it before it is opened. */
export function LogDialog() {
  const close = () => openPart(undefined);
  return (
    <FramedDialog
      className={styles.dialog}
      title={t('Open a log of another program')}
      width="wide"
      isOpen={useIsOpen('log')}
      onClose={close}
    >
      <PasteForm close={close} />
    </FramedDialog>
  );
}

function PasteForm({ close }: { readonly close: () => void }) {
  const actions = useActions();
  const [text, setText] = useState('');
  const read = useReading(text);
  const open = () => {
    close();
    actions.openFile({ name: 'pasted log', text });
  };
  const choose = () => {
    close();
    chooseFile(actions);
  };
  return (
    <>
      <label className={styles.paste}>
        <span>
          {t(
            'Paste what an XMPP client or server has written: stanzas, with or without what stands around them. Its kind is recognised, and secrets are masked.',
          )}
        </span>
        <textarea
          value={text}
          rows={8}
          spellCheck={false}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Told text={text} read={read} />
      <div className={styles.buttons}>
        <Button look="preferred" isDisabled={read?.ok !== true} onPress={open}>
          {t('Show it on lanes')}
        </Button>
        <Button look="outlined" onPress={choose}>
          {t('Choose a file')}
        </Button>
        <span className={styles.about}>{t('or drop a file anywhere on the page')}</span>
      </div>
      <Formats />
    </>
  );
}

type Reading = Result<ReadLog, LogFault> | undefined;

/** What is understood of a text, once it has been read; `undefined` meanwhile. */
function useReading(text: string): Reading {
  const { readLog } = useActions();
  const [read, setRead] = useState<{ readonly of: string; readonly result: Reading }>();
  useEffect(() => {
    let isCurrent = true;
    if (text.trim() === '') return;
    void readLog(text).then((result) => {
      if (isCurrent) setRead({ of: text, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [text, readLog]);
  return read?.of === text ? read.result : undefined;
}

function Told({ text, read }: { readonly text: string; readonly read: Reading }) {
  const isEmpty = text.trim() === '';
  return (
    <>
      <p className={styles.told} role="status" aria-label={t('What is understood')}>
        {isEmpty ? t('Nothing pasted yet.') : toldWords(read)}
      </p>
      {!isEmpty && read?.ok === true && read.value.unread.length > 0 ? (
        <UnreadLines unread={read.value.unread} />
      ) : null}
    </>
  );
}

function toldWords(read: Reading): string {
  if (read === undefined) return t('Reading …');
  return read.ok ? `${foundWords(read.value)} ${restWords(read.value)}` : read.error.message;
}

function Formats() {
  return (
    <details className={styles.formats}>
      <summary>{t('What is read, and where it is found')}</summary>
      <dl>
        {ALL_FORMATS.map(({ id, name, where }) => (
          <div key={id}>
            <dt>{name.charAt(0).toUpperCase() + name.slice(1)}</dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
