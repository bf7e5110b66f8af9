import { t } from '../../base/translate.ts';
import { useApp, useCatalogue } from '../app-context.ts';
import type { ModulesEntry } from '../../state/own-code/code-entries.ts';
import { Button } from '../widgets/button.tsx';
import { aboutEntry, hostWords, modulesName } from './entry-words.ts';
import { WatchSwitch } from './WatchSwitch.tsx';
import styles from './OwnCodeDialog.module.css';

/** Modules of one folder or file: on or off, and where they are loaded. */
export function ModulesItem({ entry }: { readonly entry: ModulesEntry }) {
  const { ownCode } = useApp();
  const { id, isOn, problem, age, loaded } = entry;
  const shadowed = useCatalogue((catalogue) => shadowedBy(catalogue.modules, entry));
  return (
    <li>
      <label className={styles.words}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ target }) => ownCode.setOn(id, target.checked)}
        />
        <span>
          <b>{modulesName(entry)}</b>
          <span className={styles.about}>{aboutEntry(entry)}</span>
          <span className={styles.about}>{hostWords(isOn, loaded)}</span>
          {age === undefined ? null : <span className={styles.about}>{age}</span>}
          {shadowed === undefined ? null : (
            <span className={styles.about}>
              {t('Some of it gives way to {shadowed}, which came later', { shadowed })}
            </span>
          )}
          {problem === undefined ? null : (
            <span className={styles.problem} role="alert">
              {t('{problem} What was read before still runs.', { problem })}
            </span>
          )}
        </span>
      </label>
      <span className={styles.tools}>
        <WatchSwitch entry={entry} />
        <Button look="outlined" onPress={() => ownCode.forget(id)}>
          {t('Remove')}
        </Button>
      </span>
    </li>
  );
}

/** Of two modules of one name, the one that was given later runs. */
function shadowedBy(all: readonly ModulesEntry[], entry: ModulesEntry): string | undefined {
  const later = all.slice(all.indexOf(entry) + 1).filter(({ isOn }) => isOn);
  const same = later.find(({ modules }) => modules.some((name) => entry.modules.includes(name)));
  return entry.isOn ? same?.name : undefined;
}
