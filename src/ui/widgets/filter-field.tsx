import { clsx } from 'clsx';
import type { KeyboardEvent, RefObject } from 'react';
import { Icon } from './icons.tsx';
import { KeyCap } from './key-cap.tsx';
import { ariaKeyShortcut } from './key-shortcut.ts';
import styles from './filter-field.module.css';

export interface FilterFieldProps {
  /** Its accessible name; stands in it while it is empty. */
  readonly label: string;
  /** What may be written into it. */
  readonly help: string;
  /** The key that leads to it. It is not bound here. */
  readonly keys: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onEnter: () => void;
  readonly onDown: () => void;
  /** After Escape in an empty field; with words in it, Escape empties it. Absent: the key is left to the page. */
  readonly onLeave?: () => void;
  /** Takes the place of the key, as how much is left out. */
  readonly note?: string | undefined;
  /** In a bar it has no edge of its own. */
  readonly look: 'bar' | 'framed';
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly className?: string | undefined;
}

const LOOK_CLASSES = { bar: styles.bar, framed: styles.framed } as const;

/** A searchbox for words that leave things out of what stands below it. */
export function FilterField(props: FilterFieldProps) {
  const { label, help, keys, words, onWords, note, look, inputRef, className } = props;
  const keyDown = (event: KeyboardEvent) => {
    const act = actOf(event.key, props);
    if (act === undefined) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className={clsx(styles.field, LOOK_CLASSES[look], className)} title={help}>
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        role="searchbox"
        aria-label={label}
        aria-keyshortcuts={ariaKeyShortcut(keys)}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={({ target }) => onWords(target.value)}
        onKeyDown={keyDown}
      />
      {note === undefined ? <KeyCap keys={keys} /> : <span className={styles.note}>{note}</span>}
    </label>
  );
}

function actOf(key: string, props: FilterFieldProps): (() => void) | undefined {
  switch (key) {
    case 'Escape':
      return props.words === '' ? props.onLeave : () => props.onWords('');
    case 'Enter':
      return props.onEnter;
    case 'ArrowDown':
      return props.onDown;
    default:
      return undefined;
  }
}
