import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTips, type TipsOptions } from './use-tips.ts';
import popoverStyles from './popover.module.css';
import styles from './tip-area.module.css';

export interface TipAreaProps extends TipsOptions {
  readonly children: ReactNode;
}

/** Around elements that have tips: one tip for all of them, which may hold links. */
export function TipArea({ selector, tell, children }: TipAreaProps) {
  const { shown, box, id, handlers } = useTips({ selector, tell });
  return (
    <div className={styles.area} {...handlers}>
      {children}
      {shown === undefined
        ? null
        : createPortal(
            <div
              className={clsx(popoverStyles.popover, styles.tip)}
              ref={box}
              role="dialog"
              aria-label={shown.text.name}
              tabIndex={-1}
              style={shown.place}
              data-part="tip"
            >
              <div id={id}>{shown.text.content}</div>
            </div>,
            document.body,
          )}
    </div>
  );
}
