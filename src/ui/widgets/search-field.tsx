import { useRef, type KeyboardEvent } from 'react';
import { Icon } from '../icons.tsx';
import { KeyCap } from './key-cap.tsx';
import './search-field.css';

export interface SearchFieldProps {
  /** The accessible name, and the words while it is empty. */
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** The key that leads here; it is not bound here. */
  readonly keys?: string;
  /** Enter: leave the field for what was found. */
  readonly onSubmit?: () => void;
}

/** A quiet search box. Escape clears it; a second Escape leaves it. */
export function SearchField({ label, text, onChange, keys, onSubmit }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onSubmit?.();
    if (event.key !== 'Escape') return;
    if (text === '') input.current?.blur();
    else onChange('');
  };
  return (
    <label className="search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="searchbox"
        aria-label={label}
        aria-keyshortcuts={keys}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
      />
      {keys === undefined || text !== '' ? null : <KeyCap keys={keys} />}
    </label>
  );
}
