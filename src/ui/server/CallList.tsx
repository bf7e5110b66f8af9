import { clsx } from 'clsx';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './ServerTab.module.css';

export interface CallListProps<Call> {
  readonly label: string;
  /** Innermost first. */
  readonly calls: readonly Call[];
  readonly selected: Call | undefined;
  readonly onSelect: (call: Call) => void;
  /** Whether a call stands back behind the others. */
  readonly isQuiet?: (call: Call) => boolean;
  /** What a row says: a name, and a place below it. */
  readonly children: (call: Call) => ReactNode;
}

/** A list of calls, the selected one in view; the arrow keys, Home and End go through it. */
export function CallList<Call>(props: CallListProps<Call>) {
  const { label, calls, selected, onSelect, isQuiet, children } = props;
  const id = useId();
  const option = useRef<HTMLDivElement>(null);
  const chosen = selected === undefined ? -1 : calls.indexOf(selected);
  useEffect(() => {
    // Newer browsers give back a promise, which is no clean-up.
    option.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const move = (event: KeyboardEvent): void => {
    const target = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: calls.length - 1 }[
      event.key
    ];
    const call = target === undefined ? undefined : calls[target];
    if (call === undefined) return;
    event.preventDefault();
    onSelect(call);
  };
  return (
    <div
      className={styles.calls}
      role="listbox"
      aria-label={label}
      aria-activedescendant={chosen === -1 ? undefined : `${id}-${chosen}`}
      tabIndex={0}
      onKeyDown={move}
    >
      {calls.map((call, index) => (
        <div
          key={index}
          ref={index === chosen ? option : undefined}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={clsx(styles.call, isQuiet?.(call) === true && styles.other)}
          onClick={() => onSelect(call)}
        >
          {children(call)}
        </div>
      ))}
    </div>
  );
}
