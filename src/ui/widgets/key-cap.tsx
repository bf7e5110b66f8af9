import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import styles from './key-cap.module.css';

export interface KeyCapProps {
  /** As people read it: `F8`, `Ctrl+[`, `a`. */
  readonly keys: string;
  /** Drawn as a small key; without it the key is plain grey text. */
  readonly boxed?: boolean;
  readonly className?: string | undefined;
}

/** As they are printed on keyboards. */
const PRINTED: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Space: t('Space'),
  Del: t('Del'),
  Arrows: t('Arrows'),
};

/** The key of a command, beside it. Hidden from screen readers: `aria-keyshortcuts` of the control tells them. */
export function KeyCap({ keys, boxed = false, className }: KeyCapProps) {
  return (
    <kbd className={clsx(styles.keycap, boxed && styles.boxed, className)} aria-hidden="true">
      {printedKeys(keys)}
    </kbd>
  );
}

/** As the keyboards of the language that is spoken name them. */
export function printedKeys(keys: string): string {
  return PRINTED[keys] ?? keys.replaceAll('Ctrl+', `${t('Ctrl')}+`);
}
