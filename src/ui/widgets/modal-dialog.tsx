import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import styles from './modal-dialog.module.css';

export interface ModalDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The accessible name, where no heading with the slot `title` gives it. */
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A dialog over the page, which lies in shade. Escape, or a press beside it, closes it. */
export function ModalDialog({ isOpen, onClose, label, className, children }: ModalDialogProps) {
  return (
    <ModalOverlay
      className={styles.shade}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal {...(className === undefined ? {} : { className })}>
        <Dialog {...(label === undefined ? {} : { 'aria-label': label })}>{children}</Dialog>
      </Modal>
    </ModalOverlay>
  );
}
