import './key-cap.css';

export interface KeyCapProps {
  /** As people read it: `F8`, `Ctrl+[`, `a`. */
  readonly keys: string;
  /** Drawn as a small key; without it the key is plain grey text. */
  readonly boxed?: boolean;
}

/** The key of a command, beside it. Hidden from screen readers: `aria-keyshortcuts` of the control tells them. */
export function KeyCap({ keys, boxed = false }: KeyCapProps) {
  return (
    <kbd className={boxed ? 'keycap boxed' : 'keycap'} aria-hidden="true">
      {keys}
    </kbd>
  );
}
