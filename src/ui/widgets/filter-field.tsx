import { clsx } from 'clsx';
import type { KeyboardEvent, RefObject } from 'react';
import { Icon } from './icons.tsx';
import { KeyCap } from './key-cap.tsx';
import { ariaKeyShortcut } from './key-shortcut.ts';
import styles from './filter-field.module.css';

export interface FieldOffers {
  readonly listId: string;
  /** The option that the keys stand at. */
  readonly activeId: string | undefined;
  /** Before the field does anything with a key; whether that was all. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
  /** Where one writes; `undefined` once the field is left. */
  readonly onCursor: (at: number | undefined) => void;
}

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
  /** A list of what can be written, which stands elsewhere. */
  readonly offers?: FieldOffers;
  readonly className?: string | undefined;
}

const LOOK_CLASSES = { bar: styles.bar, framed: styles.framed } as const;

/** A searchbox for words that leave things out of what stands below it. */
export function FilterField(props: FilterFieldProps) {
  const { label, help, keys, words, onWords, note, look, inputRef, className, offers } = props;
  const keyDown = (event: KeyboardEvent) => {
    const isDone = offers?.onKeyDown(event) === true;
    const act = actOf(event.key, props);
    if (!isDone && act === undefined) return;
    if (!isDone) act?.();
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
        aria-autocomplete={offers === undefined ? undefined : 'list'}
        aria-controls={offers?.activeId === undefined ? undefined : offers.listId}
        aria-activedescendant={offers?.activeId}
        onSelect={({ currentTarget }) =>
          offers?.onCursor(currentTarget.selectionStart ?? undefined)
        }
        onBlur={() => offers?.onCursor(undefined)}
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
