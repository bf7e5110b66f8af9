import { t } from '../../base/translate.ts';
import { useState } from 'react';
import type { MatrixServer, MatrixState } from '../../state/matrix/matrix-store.ts';
import { choiceOfProfile } from '../../state/profiles/kept-profiles.ts';
import type { CatalogueState } from '../../state/catalogue-store.ts';
import { serverLabel } from '../../state/server-choice.ts';
import type { ServerChoice } from '../../state/settings-store.ts';
import { useActions, useCatalogue, useSettings } from '../app-context.ts';
import { openPart } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { useRunWords } from './use-run-words.ts';
import styles from './Matrix.module.css';

export interface MatrixServersProps {
  readonly state: MatrixState;
  readonly onRun: () => void;
}

/** Which servers are to be held against each other. */
export function MatrixServers({ state, onRun }: MatrixServersProps) {
  const { runMatrix } = useActions();
  const servers = useServers();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(firstChosen(state, servers)),
  );
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const wanted = servers.filter(({ id }) => chosen.has(id));
  const runWords = useRunWords(wanted.length);
  return (
    <div className={styles.choice} role="group" aria-label={t('Servers of the matrix')}>
      <ul>
        {servers.map(({ id, label }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> {label}
            </label>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          look="preferred"
          icon="play"
          isDisabled={wanted.length < 2}
          onPress={() => {
            onRun();
            runMatrix(wanted);
          }}
        >
          {runWords}
        </Button>
        <Button look="outlined" onPress={() => openPart('profiles')}>
          {t('Profiles of servers …')}
        </Button>
      </div>
    </div>
  );
}

/** Those of the last time; else all that are in this tab, and all profiles. */
function firstChosen(
  { servers: last }: MatrixState,
  servers: readonly MatrixServer[],
): readonly string[] {
  const known =
    last.length > 0 ? last : servers.filter(({ choice }) => choice.kind !== 'websocket');
  return known.map(({ id }) => id);
}

function useServers(): readonly MatrixServer[] {
  const catalogue = useCatalogue((state) => state);
  const profiles = useSettings((settings) => settings.profiles);
  const recent = useSettings((settings) => settings.recentServers);
  const choices: readonly ServerChoice[] = [
    ...catalogue.versions.map((version) => ({ kind: 'embedded' as const, version })),
    ...catalogue.prosodies.map(({ id, version }) => ({
      kind: 'embedded' as const,
      version,
      own: id,
    })),
    ...profiles.map(choiceOfProfile),
    ...recent.map((url) => ({ kind: 'websocket' as const, url })),
  ];
  return choices.map((choice) => ({
    id: JSON.stringify(choice.kind === 'profile' ? choice.id : choice),
    choice,
    label: shortLabel(choice, catalogue),
  }));
}

/** Where it is stands in no head of a column. */
function shortLabel(choice: ServerChoice, catalogue: CatalogueState): string {
  const isPlain = choice.kind === 'embedded' && choice.own === undefined;
  return isPlain ? `Prosody ${choice.version}`.trim() : serverLabel(choice, catalogue);
}
