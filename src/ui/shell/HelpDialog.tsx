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
      title="Help and keys"
      width="widest"
      isOpen={isOpen}
      onClose={close}
    >
      <p>
        A script says what each actor sends and what it expects to receive. <b>Run</b> plays it
        against the server; the timeline shows every stanza, and the first one that is not as
        expected is shown with its difference.
      </p>
      <div className={styles.ways}>
        <Button look="outlined" keys={keysOf('glossary')} onPress={() => openPart('glossary')}>
          Glossary
        </Button>
        <Button look="outlined" keys={keysOf('map')} onPress={() => openPart('map')}>
          Map of XEP-0045
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
      Caesura {version}.{' '}
      {worksOffline
        ? 'This browser keeps the page and its server: both open without a network, too.'
        : 'It is not kept in this browser yet, so it needs a network to open.'}
      {isNewerReady ? ' A newer version comes with the next reload.' : ''}
    </p>
  );
}
