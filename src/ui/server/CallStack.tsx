import { clsx } from 'clsx';
import { useId, type KeyboardEvent } from 'react';
import type { CodePlace } from '../../base/code-place.ts';
import { isRoomCode, placeName } from '../../insight/server-side.ts';
import styles from './ServerTab.module.css';

export interface CallStackProps {
  /** Innermost first. */
  readonly places: readonly CodePlace[];
  readonly selected: CodePlace | undefined;
  readonly onSelect: (place: CodePlace) => void;
}

/** A list of calls; the arrow keys, Home and End go through it. */
export function CallStack({ places, selected, onSelect }: CallStackProps) {
  const id = useId();
  const chosen = selected === undefined ? -1 : places.indexOf(selected);
  const move = (event: KeyboardEvent): void => {
    const target = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: places.length - 1 }[
      event.key
    ];
    const place = target === undefined ? undefined : places[target];
    if (place === undefined) return;
    event.preventDefault();
    onSelect(place);
  };
  return (
    <div
      className={styles.calls}
      role="listbox"
      aria-label="Call stack"
      aria-activedescendant={chosen === -1 ? undefined : `${id}-${chosen}`}
      tabIndex={0}
      onKeyDown={move}
    >
      {places.map((place, index) => (
        <div
          key={index}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={clsx(styles.call, !isRoomCode(place) && styles.other)}
          onClick={() => onSelect(place)}
        >
          <span className={styles.callName}>{placeName(place)}</span>
          <span className={styles.callPlace} title={`${place.file}:${place.line}`}>
            {place.file.replace(/^modules\//, '')}:{place.line}
          </span>
          {place.isTailCall === true ? (
            <span className={styles.callGap}>
              called at the end of a function that left no trace
            </span>
          ) : null}
        </div>
      ))}
    </div>
  );
}
