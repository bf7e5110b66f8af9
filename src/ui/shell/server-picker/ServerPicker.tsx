import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useActions, useCatalogue, useSettings } from '../../app-context.ts';
import type { CatalogueState } from '../../../state/catalogue-store.ts';
import { effectiveServer, serverLabel } from '../../../state/server-choice.ts';
import type { ServerChoice } from '../../../state/settings-store.ts';
import { openPart } from '../../commands/use-open-part.ts';
import { ComboBox } from '../../widgets/combo-box.tsx';
import { StatusDot } from '../../widgets/status-dot.tsx';
import { choiceOf, idOf, serverSections } from './server-options.ts';
import styles from './ServerPicker.module.css';
import { parseServerAddress } from '../../../transport/server-address.ts';

/** What was refused, and why: it goes when that text no longer stands in the field. */
const NONE = { text: '', sentence: '' };

/** The embedded Prosody, or any address that starts with ws:// or wss://: type it and press Enter. */
export function ServerPicker({ className }: { readonly className?: string | undefined }) {
  const catalogue = useCatalogue((state) => state);
  const server = useSettings((settings) => settings.server);
  const recent = useSettings((settings) => settings.recentServers);
  const profiles = useSettings((settings) => settings.profiles);
  const { chooseServer } = useActions();
  const [refusal, setRefusal] = useState(NONE);
  const choice = effectiveServer({ server }, catalogue);
  const choose = (next: ServerChoice) => {
    setRefusal(NONE);
    chooseServer(next);
  };
  const enter = (text: string) => {
    const address = parseServerAddress(text);
    if (address.ok) choose({ kind: 'websocket', url: address.value.url });
    else setRefusal({ text, sentence: address.error });
    return address.ok;
  };
  return (
    <div className={clsx(styles.picker, className)} data-part="server">
      <ComboBox
        label={t('Server')}
        className={styles.field}
        lead={<StatusDot on={isReady(choice, catalogue)} colour="--accent" />}
        text={pickedWords(choice, catalogue)}
        sections={[...serverSections(catalogue, recent, profiles), PARTS, OTHERS]}
        selected={idOf(choice)}
        onSelect={(id) => (isPart(id) ? openPart(id) : choose(choiceOf(id, profiles)))}
        onCustom={enter}
        onTyping={(text) => (text?.trim() === refusal.text ? undefined : setRefusal(NONE))}
        emptyText={t('Enter connects to this address on the next run: ws:// or wss://.')}
      />
      <p className={styles.refusal} role="alert">
        {refusal.sentence}
      </p>
    </div>
  );
}

/** Leads to what is no choice of a server by itself. */
const PARTS = {
  id: 'parts',
  title: t('The server in this tab'),
  options: [
    {
      id: 'configuration',
      text: t('Configuration …'),
      description: t('hosts, services, modules, options: what is served to the script, and why'),
    },
    {
      id: 'own-code',
      text: t('Prosody from a folder …'),
      description: t('and modules in front of Prosody’s own'),
    },
  ],
};

const OTHERS = {
  id: 'others',
  title: t('Servers of others'),
  options: [
    {
      id: 'profiles',
      text: t('Profiles …'),
      description: t('address, domains, accounts: scripts run unchanged on any server'),
    },
  ],
};

function isPart(id: string): id is 'configuration' | 'own-code' | 'profiles' {
  return [PARTS, OTHERS].some(({ options }) => options.some((option) => option.id === id));
}

/** With the modules that are in front of its own, and the configuration in place of the usual one. */
function pickedWords(choice: ServerChoice, catalogue: CatalogueState): string {
  const label = serverLabel(choice, catalogue);
  if (choice.kind !== 'embedded') return label;
  const on = catalogue.modules.filter(({ isOn }) => isOn).flatMap(({ modules }) => modules);
  const modules =
    on.length === 1 ? `mod_${on[0] ?? ''}` : t('{count} modules', { count: on.length });
  const { config } = catalogue;
  return [
    label,
    ...(on.length === 0 ? [] : [t('with {modules}', { modules })]),
    ...(config === undefined ? [] : [t('as in {main}', { main: config.main })]),
  ].join(' · ');
}

function isReady(choice: ServerChoice, catalogue: CatalogueState): boolean {
  return choice.kind !== 'embedded' || catalogue.embedded.kind === 'ready';
}
