import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import type { LogpointPlace, PlacedLogpoint } from '../../state/placed-logpoint.ts';
import { useActions, useApp, useSettings } from '../app-context.ts';
import { shortPlace } from '../../timeline/words/told-words.ts';
import { useToldBy } from './LogpointForm.tsx';
import styles from './Logpoints.module.css';

/** All logpoints, each with how often it was hit; a press opens its line and its form. Nothing where there are none. */
export function LogpointList({ onOpen }: { readonly onOpen: (place: LogpointPlace) => void }) {
  const logpoints = useSettings((settings) => settings.logpoints);
  if (logpoints.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('Logpoints')}>
      {logpoints.map((logpoint) => (
        <Item key={`${logpoint.file}:${logpoint.line}`} logpoint={logpoint} onOpen={onOpen} />
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly logpoint: PlacedLogpoint;
  readonly onOpen: (place: LogpointPlace) => void;
}

function Item({ logpoint, onOpen }: ItemProps) {
  const { stores } = useApp();
  const { select } = useActions();
  const { hits, problem, words } = useToldBy(logpoint);
  const first = hits[0]?.seq;
  const { file, line, expression, isOn } = logpoint;
  const open = () => {
    stores.view.setState({ editedLogpoint: { file, line } });
    onOpen(logpoint);
  };
  return (
    <li className={clsx(styles.chip, !isOn && styles.off)}>
      <button type="button" title={file} onClick={open}>
        <i className={clsx(styles.dot, logpoint.pauses && styles.pauses)} aria-hidden="true" />
        {shortPlace(logpoint)}
        {expression === '' ? '' : ` ${expression}`}
      </button>
      {first === undefined ? (
        <span className={problem === undefined ? styles.state : styles.problem}>{words}</span>
      ) : (
        <button
          type="button"
          className={styles.hits}
          onClick={() => select({ step: undefined, stanza: first, origin: 'inspector' })}
        >
          {words}
        </button>
      )}
    </li>
  );
}
