import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Icon, type GlyphName } from './icons.tsx';
import styles from './count-buttons.module.css';

export interface CountButtonsProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A row of `CountButton`s. */
export function CountButtons({ label, className, children }: CountButtonsProps) {
  return (
    <span className={clsx(styles.row, className)} role="group" aria-label={label}>
      {children}
    </span>
  );
}

export interface CountButtonProps {
  readonly isPressed: boolean;
  readonly onPress: () => void;
  readonly title?: string;
  /** The accessible name, where words of it may be left out for want of room. */
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A small button that stays pressed while it says what is shown. */
export function CountButton(props: CountButtonProps) {
  const { isPressed, onPress, title, label, className, children } = props;
  return (
    <button
      type="button"
      className={clsx(styles.button, className)}
      title={title}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

export interface CountWordsProps {
  readonly look: { readonly glyph: GlyphName; readonly tone: string | undefined };
  readonly count: number;
  readonly word: string;
  /** The word stays where there is no room for words: another one has the same glyph. */
  readonly isNeeded?: boolean;
}

/** How many there are of something that has a glyph and a word. */
export function CountWords({ look, count, word, isNeeded = false }: CountWordsProps) {
  return (
    <>
      <span className={look.tone}>
        <Icon name={look.glyph} />
      </span>
      {count}
      <span className={clsx(styles.word, isNeeded && styles.needed)}> {word}</span>
    </>
  );
}
