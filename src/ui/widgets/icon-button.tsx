import { clsx } from 'clsx';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon, type GlyphName } from './icons.tsx';
import { KeyCap } from './key-cap.tsx';
import { ariaKeyShortcut } from './key-shortcut.ts';
import styles from './icon-button.module.css';
import tooltipStyles from './tooltip.module.css';

export interface IconButtonProps {
  readonly icon: GlyphName;
  /** The accessible name, and the words of the tooltip. */
  readonly label: string;
  /** The key of the same command, for the tooltip. It is not bound here. */
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  readonly onPress?: () => void;
  /** For a button that is on or off. */
  readonly isPressed?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A square button with a glyph only. Its tooltip shows on hover and on keyboard focus. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, isDisabled = false, onPress, isPressed, className } = props;
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      <AriaButton
        className={clsx(styles.button, className)}
        aria-label={label}
        isDisabled={isDisabled}
        {...(onPress === undefined ? {} : { onPress })}
        render={(dom) => (
          <button
            {...dom}
            {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
            aria-keyshortcuts={keys === undefined ? undefined : ariaKeyShortcut(keys)}
          />
        )}
      >
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className={tooltipStyles.tooltip} offset={6}>
        {label}
        {keys === undefined ? null : <KeyCap keys={keys} boxed />}
      </Tooltip>
    </TooltipTrigger>
  );
}
