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
        label="Server"
        className={styles.field}
        lead={<StatusDot on={isReady(choice, catalogue)} colour="--accent" />}
        text={pickedWords(choice, catalogue)}
        sections={[...serverSections(catalogue, recent), GIVE_CODE]}
        selected={idOf(choice)}
        onSelect={(id) => (id === GIVE ? openPart('own-code') : choose(choiceOf(id)))}
        onCustom={enter}
        onTyping={(text) => (text?.trim() === refusal.text ? undefined : setRefusal(NONE))}
        emptyText="Enter connects to this address on the next run: ws:// or wss://."
      />
      <p className={styles.refusal} role="alert">
        {refusal.sentence}
      </p>
    </div>
  );
}

const GIVE = 'give-code';

/** Leads to what is no choice of a server by itself. */
const GIVE_CODE = {
  id: 'own',
  title: 'Your own',
  options: [
    {
      id: GIVE,
      text: 'Prosody from a folder …',
      description: 'and modules in front of Prosody’s own',
    },
  ],
};

/** With the modules that are in front of its own. */
function pickedWords(choice: ServerChoice, catalogue: CatalogueState): string {
  const label = serverLabel(choice, catalogue);
  if (choice.kind === 'websocket') return label;
  const on = catalogue.modules.filter(({ isOn }) => isOn).flatMap(({ modules }) => modules);
  if (on.length === 0) return label;
  return `${label} · with ${on.length === 1 ? `mod_${on[0] ?? ''}` : `${on.length} modules`}`;
}

function isReady(choice: ServerChoice, catalogue: CatalogueState): boolean {
  return choice.kind === 'websocket' || catalogue.embedded.kind === 'ready';
}
