import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import { clsx } from 'clsx';
import { effectiveServer } from '../../state/server-choice.ts';
import { useCatalogue, useSettings } from '../app-context.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { FullHeightDialog } from '../widgets/modal-dialog.tsx';
import { AccountsSection } from './AccountsSection.tsx';
import { ModulesSection } from './ModulesSection.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { PlacesSection } from './PlacesSection.tsx';
import { ServerSection } from './ServerSection.tsx';
import { useConfiguration, type Configuration } from './use-configuration.ts';
import { VariationsSection } from './VariationsSection.tsx';
import styles from './Configuration.module.css';

/** What is served to the script of the page, and why; what is changed here is written into the script's head. */
export function ConfigurationDialog() {
  const isOpen = useIsOpen('configuration');
  return (
    <FullHeightDialog
      title={t('Configuration')}
      lead={rich(
        'What is served to this script, and why. What you change is written into its head as {code} lines, which other servers and scansion pass over.',
        { code: <code>##</code> },
      )}
      width="wider"
      isOpen={isOpen}
      onClose={() => openPart(undefined)}
    >
      {isOpen ? <Panel /> : null}
    </FullHeightDialog>
  );
}

function Panel() {
  const stage = useConfiguration();
  return (
    <>
      <div
        className={styles.sections}
        tabIndex={0}
        role="group"
        aria-label={t('What is served')}
        data-part="configuration"
      >
        <Notes stage={stage} />
        <ServerSection stage={stage} />
        <PlacesSection stage={stage} />
        <ModulesSection stage={stage} />
        <OptionsSection stage={stage} />
        <VariationsSection stage={stage} />
        <AccountsSection stage={stage} />
      </div>
      <p className={styles.said} role="status" aria-label={t('What was written')}>
        {stage.said === '' ? t('Nothing of it leaves this browser.') : stage.said}
      </p>
    </>
  );
}

/** What is to be known before all else: that the server is one of others, what was given, what cannot be understood. */
function Notes({ stage: { faults } }: { readonly stage: Configuration }) {
  const versions = useCatalogue((catalogue) => catalogue.versions);
  const prosodies = useCatalogue((catalogue) => catalogue.prosodies);
  const note = useCatalogue((catalogue) => catalogue.codeNote);
  const server = useSettings((settings) => settings.server);
  const { kind } = effectiveServer({ server }, { versions, prosodies });
  return (
    <>
      {kind !== 'embedded' ? (
        <p className={styles.banner}>
          {t(
            'The server that is chosen is one of others: it is as it is, whatever the script asks for. What stands here is for the Prosody in this tab.',
          )}
        </p>
      ) : null}
      {note === undefined ? null : (
        <p
          className={clsx(styles.banner, note.kind === 'refused' && styles.refused)}
          role={note.kind === 'refused' ? 'alert' : 'status'}
          aria-label={t('What was given')}
        >
          {note.sentence}
        </p>
      )}
      {faults.map(({ line, message }) => (
        <p key={`${line} ${message}`} className={clsx(styles.banner, styles.refused)}>
          <b>{t('Line {line} of the script:', { line })}</b> {message}
        </p>
      ))}
    </>
  );
}
