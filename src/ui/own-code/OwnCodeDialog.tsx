import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useApp, useCatalogue } from '../app-context.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import { ModulesItem } from './ModulesItem.tsx';
import { ProsodyItem } from './ProsodyItem.tsx';
import styles from './OwnCodeDialog.module.css';

/** Sources of Prosody and modules that a person gives the server in this tab. */
export function OwnCodeDialog() {
  const { ownCode } = useApp();
  const prosodies = useCatalogue((catalogue) => catalogue.prosodies);
  const modules = useCatalogue((catalogue) => catalogue.modules);
  const close = () => openPart(undefined);
  return (
    <FramedDialog
      className={styles.dialog}
      title={t('Prosody from a folder, and modules')}
      width="wide"
      isOpen={useIsOpen('own-code')}
      onClose={close}
    >
      <p>
        {t(
          'Give a folder of Prosody’s sources, as cloned or as installed, and it is the server in this tab. Give modules, alone or in a folder, and they are in front of Prosody’s own: one of the same name takes its place.',
        )}
      </p>
      <div className={styles.give}>
        <Button look="preferred" onPress={() => void ownCode.chooseFolder()}>
          {t('Choose a folder …')}
        </Button>
        <Button look="outlined" onPress={() => void ownCode.chooseFiles()}>
          {t('Choose files …')}
        </Button>
        <span className={styles.about}>
          {t('or drop a folder, an archive (.zip, .tar.gz) or Lua on the page')}
        </span>
      </div>
      <Note />
      <section aria-labelledby="own-prosody">
        <h3 id="own-prosody">{t('Prosody')}</h3>
        {prosodies.length === 0 ? (
          <p className={styles.none}>{t('None yet: the versions that come with this page run.')}</p>
        ) : (
          <ul aria-label={t('Prosody from a folder')}>
            {prosodies.map((entry) => (
              <ProsodyItem key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="own-modules">
        <h3 id="own-modules">{t('Modules in front of Prosody’s own')}</h3>
        {modules.length === 0 ? (
          <p className={styles.none}>{t('None yet: Prosody’s own modules run.')}</p>
        ) : (
          <ul aria-label={t('Modules')}>
            {modules.map((entry) => (
              <ModulesItem key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </section>
      <p className={styles.private}>
        {t(
          'Nothing of it leaves this browser. It is read into the memory of this page, runs in a worker as WebAssembly, and is gone when the page is closed. A shared link never carries it.',
        )}
      </p>
    </FramedDialog>
  );
}

/** What became of what was given last. */
function Note() {
  const note = useCatalogue((catalogue) => catalogue.codeNote);
  return (
    <p
      className={clsx(styles.note, note?.kind === 'refused' && styles.refused)}
      role={note?.kind === 'refused' ? 'alert' : 'status'}
      aria-label={t('What was given')}
    >
      {note?.sentence}
    </p>
  );
}
