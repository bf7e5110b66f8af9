import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import { usePageVersion } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { Button } from '../widgets/button.tsx';
import { KeyCap } from '../widgets/key-cap.tsx';
import { KEY_GROUPS } from '../commands/key-groups.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import styles from './HelpDialog.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

/** What the page is, how to read it, and every key. */
export function HelpDialog() {
  const isOpen = useIsOpen('help');
  const close = () => openPart(undefined);
  return (
    <FramedDialog
      className={styles.help}
      title={t('Help and keys')}
      width="widest"
      isOpen={isOpen}
      onClose={close}
    >
      <p>
        {rich(
          'A script says what each actor sends and what it expects to receive. {strong} plays it against the server; the timeline shows every stanza, and the first one that is not as expected is shown with its difference.',
          { strong: <b>{t('Run')}</b> },
        )}
      </p>
      <div className={styles.ways}>
        <Button look="outlined" keys={keysOf('glossary')} onPress={() => openPart('glossary')}>
          {t('Glossary')}
        </Button>
        <Button look="outlined" keys={keysOf('map')} onPress={() => openPart('map')}>
          {t('Map of XEP-0045')}
        </Button>
      </div>
      <div className={styles.keys}>
        {KEY_GROUPS.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <KeyCap keys={key} boxed />
                    <span className={visuallyHidden.text}>{key}</span>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <VersionNote />
    </FramedDialog>
  );
}

function VersionNote() {
  const { version, worksOffline, isNewerReady } = usePageVersion((state) => state);
  return (
    <p className={styles.version}>
      {t(
        'Caesura {version}. {worksOffline, select, yes {This browser keeps the page and its server: both open without a network, too.} other {It is not kept in this browser yet, so it needs a network to open.}}{isNewerReady, select, yes { A newer version comes with the next reload.} other {}}',
        {
          version,
          worksOffline: worksOffline ? 'yes' : 'no',
          isNewerReady: isNewerReady ? 'yes' : 'no',
        },
      )}
    </p>
  );
}
