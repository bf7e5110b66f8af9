import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type GlyphName } from './icons.tsx';
import { KeyCap } from './key-cap.tsx';
import { ariaKeyShortcut } from './key-shortcut.ts';
import styles from './button.module.css';

export interface ButtonProps {
  /** The words on it; they are its accessible name. */
  readonly children: ReactNode;
  /**
   * `plain` has no edge, `solid` is the one command of its bar, `outlined` stands in running content, `preferred`
   * is the outlined one to take first. The last two draw their key as a small cap.
   */
  readonly look?: 'plain' | 'solid' | 'outlined' | 'preferred';
  readonly icon?: GlyphName;
  /** Behind the words, as of what opens a menu. */
  readonly iconAfter?: GlyphName;
  /** The key of the same command, e.g. `Shift+F8`: shown, and told as `aria-keyshortcuts`. It is not bound here. */
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  readonly onPress?: () => void;
  /** For a button that is on or off; its words are to tell it, too. */
  readonly isPressed?: boolean | undefined;
  /** The accessible name, where it says more than the words on it: it begins with them. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

const LOOK_CLASSES = {
  plain: undefined,
  solid: styles.solid,
  outlined: styles.outlined,
  preferred: styles.preferred,
} as const;

/** A button with words. Inside a `Menu` or `PopoverButton` it may be the trigger. */
export function Button(props: ButtonProps) {
  const { children, look = 'plain', icon, iconAfter, keys, isDisabled = false } = props;
  const { onPress, isPressed, label, className } = props;
  const boxed = look === 'outlined' || look === 'preferred';
  return (
    <AriaButton
      className={clsx(styles.button, LOOK_CLASSES[look], className)}
      isDisabled={isDisabled}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      render={(dom) => (
        <button
          {...dom}
          {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
          aria-keyshortcuts={keys === undefined ? undefined : ariaKeyShortcut(keys)}
        />
      )}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
      {iconAfter === undefined ? null : <Icon name={iconAfter} />}
      {keys === undefined ? null : <KeyCap keys={keys} boxed={boxed} className={styles.keys} />}
    </AriaButton>
  );
}
