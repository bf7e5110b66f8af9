import { clsx } from 'clsx';
import styles from './icons.module.css';

/** The page's glyphs: one stroke weight, 14 units square, in the current text colour. */
const GLYPHS = {
  check: 'M2.5 7.6 5.6 10.7 11.5 3.6',
  differs: 'M2 5h10M2 9h10M9.4 1.8 4.6 12.2',
  equal: 'M2.5 5h9M2.5 9h9',
  'only-left': 'M10 2.5v9L3.5 7z',
  'only-right': 'M4 2.5v9L10.5 7z',
  order: 'M4 12V2.5M1.8 4.7 4 2.5l2.2 2.2M10 2v9.5M7.8 9.3 10 11.5l2.2-2.2',
  missing: 'M3.5 1.8h7L7 7l3.5 5.2h-7L7 7z',
  diamond: 'M7 1.8 12.2 7 7 12.2 1.8 7z',
  inbox: 'M2 7.5 4 2.5h6l2 5v4H2zM2 7.5h3l.8 1.6h2.4l.8-1.6h3',
  ring: 'M10.6 7a3.6 3.6 0 1 1-7.2 0 3.6 3.6 0 0 1 7.2 0z',
  sent: 'M1.8 7h10M8.2 3.4 11.8 7l-3.6 3.6',
  pen: 'M2.2 11.8l.7-3L9.4 2.3l2.3 2.3-6.5 6.5zM8 3.7 10.3 6',
  failed: 'M3 3l8 8M11 3l-8 8',
  refused: 'M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0zM3.5 3.5l7 7',
  breakpoint: 'M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0z',
  logpoint: 'M2.2 3h7.3L12.4 7l-2.9 4H2.2zM4.6 7h3.6',
  here: 'M1.5 2.5h6L13 7l-5.5 4.5h-6z',
  play: 'M3 1.8 12.2 7 3 12.2z',
  step: 'M2 2 9 7 2 12zM11.5 2.5v9',
  continue: 'M5 2 12.5 7 5 12zM2 2.5v9',
  stop: 'M2.5 2.5h9v9h-9z',
  pause: 'M4.2 2.5v9M9.8 2.5v9',
  caret: 'M3 5l4 4 4-4',
  fold: 'M2.5 5h9L7 11z',
  folded: 'M5 2.5v9L11 7z',
  search: 'M10 6a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM9 9l3.5 3.5',
  back: 'M8.8 2.8 4.6 7l4.2 4.2',
  forward: 'M5.2 2.8 9.4 7l-4.2 4.2',
  up: 'M2.8 8.8 7 4.6l4.2 4.2',
  down: 'M2.8 5.2 7 9.4l4.2-4.2',
  more: 'M2.5 7h.01M7 7h.01M11.5 7h.01',
  help: 'M4.3 4.6a2.7 2.7 0 1 1 4.1 2.3C7.4 7.5 7 8 7 9M7 11.6h.01',
  theme: 'M12.2 7A5.2 5.2 0 1 1 1.8 7a5.2 5.2 0 0 1 10.4 0zM7 1.8v10.4',
  rows: 'M2 3h10M2 7h10M2 11h10',
  hidden: 'M1.5 7S3.5 3.3 7 3.3 12.5 7 12.5 7 10.5 10.7 7 10.7 1.5 7 1.5 7zM2.5 12 11.5 2',
  watch:
    'M1.5 7S3.5 3.3 7 3.3 12.5 7 12.5 7 10.5 10.7 7 10.7 1.5 7 1.5 7zM8.6 7a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0z',
  pin: 'M4.6 2h4.8M5.6 2v3.8L3.8 8.4h6.4L8.4 5.8V2M7 8.4v4',
  close: 'M3 3l8 8M11 3l-8 8',
  commands: 'M2.5 4 5.5 7l-3 3M7.5 10.5h4',
} as const;

const FILLED: ReadonlySet<GlyphName> = new Set([
  'breakpoint',
  'here',
  'play',
  'step',
  'continue',
  'stop',
  'fold',
  'folded',
]);

export type GlyphName = keyof typeof GLYPHS;

export interface IconProps {
  readonly name: GlyphName;
  readonly className?: string | undefined;
}

/** Decoration only: the word beside it, or the control's label, carries the meaning. */
export function Icon({ name, className }: IconProps) {
  const dots = name === 'more';
  return (
    <svg
      className={clsx(styles.icon, className)}
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={GLYPHS[name]}
        fill={FILLED.has(name) ? 'currentColor' : 'none'}
        {...(dots ? { strokeWidth: 2.4 } : {})}
      />
      {name === 'theme' ? (
        <path d="M7 1.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" stroke="none" />
      ) : null}
    </svg>
  );
}
