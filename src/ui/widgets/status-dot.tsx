import './status-dot.css';

export interface StatusDotProps {
  /** Filled when on, hollow when off; the word for it stands beside the dot. */
  readonly on: boolean;
  /** A colour token, e.g. `--accent`; without it the text's colour. */
  readonly colour?: `--${string}`;
}

/** A small dot that a word explains; hidden from screen readers. */
export function StatusDot({ on, colour }: StatusDotProps) {
  const style = colour === undefined ? {} : { style: { color: `var(${colour})` } };
  return <i className={on ? 'dot on' : 'dot'} aria-hidden="true" {...style} />;
}
