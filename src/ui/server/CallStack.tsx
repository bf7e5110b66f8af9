import { t } from '../../base/translate.ts';
import type { CodePlace } from '../../base/code-place.ts';
import { isRoomCode, placeName } from '../../insight/server-side.ts';
import { CallList } from './CallList.tsx';
import styles from './ServerTab.module.css';

export interface CallStackProps {
  /** Innermost first. */
  readonly places: readonly CodePlace[];
  readonly selected: CodePlace | undefined;
  readonly onSelect: (place: CodePlace) => void;
}

/** The calls that made a stanza. */
export function CallStack({ places, selected, onSelect }: CallStackProps) {
  return (
    <CallList
      label={t('Call stack')}
      calls={places}
      selected={selected}
      onSelect={onSelect}
      isQuiet={(place) => !isRoomCode(place)}
    >
      {(place) => (
        <>
          <span className={styles.callName}>{placeName(place)}</span>
          <span className={styles.callPlace} title={`${place.file}:${place.line}`}>
            {place.file.replace(/^modules\//, '')}:{place.line}
          </span>
          {place.isTailCall === true ? (
            <span className={styles.callGap}>
              {t('called at the end of a function that left no trace')}
            </span>
          ) : null}
        </>
      )}
    </CallList>
  );
}
