import { t } from '../../base/translate.ts';
import { useApp, useView } from '../app-context.ts';
import type { ViewState } from '../../state/view-store.ts';
import { openPart } from '../commands/use-open-part.ts';
import styles from './PaneTabs.module.css';

const PANES: readonly { id: ViewState['pane']; title: string }[] = [
  { id: 'script', title: t('Script') },
  { id: 'timeline', title: t('Timeline') },
  { id: 'inspector', title: t('Inspector') },
];

/** Narrow windows show one pane at a time; these buttons choose it. */
export function PaneTabs() {
  const { stores } = useApp();
  const pane = useView((view) => view.pane);
  return (
    <div className={styles.panetabs} role="toolbar" aria-label={t('Panes')}>
      <button type="button" className={styles.panetab} onClick={() => openPart('scripts')}>
        {t('Scripts')}
      </button>
      {PANES.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className={styles.panetab}
          aria-pressed={id === pane}
          onClick={() => stores.view.setState({ pane: id })}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
