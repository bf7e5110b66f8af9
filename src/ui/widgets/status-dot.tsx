import { clsx } from 'clsx';
import styles from './status-dot.module.css';

export interface StatusDotProps {
  /** Filled when on, hollow when off; the word for it stands beside the dot. */
  readonly on: boolean;
  /** A colour token, e.g. `--accent`; without it the text's colour. */
  readonly colour?: `--${string}`;
  readonly className?: string | undefined;
}

/** A small dot that a word explains; hidden from screen readers. */
export function StatusDot({ on, colour, className }: StatusDotProps) {
  const style = colour === undefined ? {} : { style: { color: `var(${colour})` } };
  return (
    <i
      className={clsx(styles.dot, on && styles.on, className)}
      data-on={on}
      aria-hidden="true"
      {...style}
    />
  );
}
