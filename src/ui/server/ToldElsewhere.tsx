import { t } from '../../base/translate.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import styles from './Logpoints.module.css';

/** Where a tab has nothing to say of the row of a logpoint. */
export function ToldElsewhere() {
  const { stores } = useApp();
  return (
    <div className={styles.elsewhere}>
      <EmptyWords>
        {t(
          'This row is a logpoint and no stanza. What it saw in the server’s code is in the tab Server.',
        )}
      </EmptyWords>
      <Button look="outlined" onPress={() => stores.view.setState({ tab: 'server' })}>
        {t('Show what it saw')}
      </Button>
    </div>
  );
}
