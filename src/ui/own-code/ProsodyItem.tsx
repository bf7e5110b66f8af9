import { t } from '../../base/translate.ts';
import { useActions, useApp, useCatalogue, useSettings } from '../app-context.ts';
import type { ProsodyEntry } from '../../state/own-code/code-entries.ts';
import { effectiveServer } from '../../state/server-choice.ts';
import { Button } from '../widgets/button.tsx';
import { aboutEntry } from './entry-words.ts';
import { WatchSwitch } from './WatchSwitch.tsx';
import styles from './OwnCodeDialog.module.css';

/** Sources of Prosody: chosen or not, watched or not. */
export function ProsodyItem({ entry }: { readonly entry: ProsodyEntry }) {
  const { ownCode } = useApp();
  const { chooseServer } = useActions();
  const catalogue = useCatalogue((state) => state);
  const server = useSettings((settings) => settings.server);
  const { id, label, version, problem } = entry;
  const choice = effectiveServer({ server }, catalogue);
  const isChosen = choice.kind === 'embedded' && choice.own === id;
  return (
    <li>
      <label className={styles.words}>
        <input
          type="radio"
          name="own-prosody"
          checked={isChosen}
          onChange={() => chooseServer({ kind: 'embedded', version, own: id })}
        />
        <span>
          <b>{label}</b>
          <span className={styles.about}>{aboutEntry(entry)}</span>
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
          {t('Forget')}
        </Button>
      </span>
    </li>
  );
}
