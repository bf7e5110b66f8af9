import { t } from '../../base/translate.ts';
import { useApp } from '../app-context.ts';
import type { ConfigEntry, ModulesEntry, ProsodyEntry } from '../../state/own-code/code-entries.ts';
import styles from './OwnCodeDialog.module.css';

/** Whether a saved file starts the server anew and runs the script again. */
export function WatchSwitch({
  entry,
}: {
  readonly entry: ProsodyEntry | ModulesEntry | ConfigEntry;
}) {
  const { ownCode } = useApp();
  const { id, name, watching } = entry;
  if (watching === 'impossible') {
    return <span className={styles.about}>{t('as it was when it was given')}</span>;
  }
  return (
    <label
      className={styles.watch}
      title={t('A saved file starts the server anew, and runs the script again')}
    >
      <input
        type="checkbox"
        role="switch"
        aria-label={t('Watch {name}', { name })}
        checked={watching === 'on'}
        onChange={({ target }) => ownCode.setWatched(id, target.checked)}
      />
      {t('Watch')}
    </label>
  );
}
