import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { counted } from '../../../base/counted.ts';
import { useSuite } from '../../use-suite.ts';
import styles from './ScriptTitle.module.css';

/** In the place of the script's name while the results of a suite are shown: which suite it is. */
export function SuiteTitle() {
  const name = useSuite((suite) => suite.name);
  const scripts = useSuite((suite) => suite.scripts.length);
  const about = scripts === 0 ? '' : `${name}, ${counted(scripts, 'script')}`;
  return (
    <div className={styles.script} data-part="document">
      <h2 className={clsx(styles.name, styles.suite)}>{t('Suite')}</h2>
      <span className={styles.about} title={about}>
        {about}
      </span>
    </div>
  );
}
