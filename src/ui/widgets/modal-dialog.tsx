import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';
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

export interface FramedDialogProps extends Omit<ModalDialogProps, 'label'> {
  /** Stands over it, beside a button that closes it. Absent: a heading with the slot `title` is among the children. */
  readonly title?: string;
  readonly width: 'narrow' | 'usual' | 'wide' | 'widest';
}

const WIDTH_CLASSES = {
  narrow: styles.narrow,
  usual: styles.usual,
  wide: styles.wide,
  wider: styles.wider,
  widest: styles.widest,
} as const;

/** A dialog with an edge and a ground, its parts one below the other. What does not fit the window is scrolled to. */
export function FramedDialog(props: FramedDialogProps) {
  const { isOpen, onClose, title, width, className, children } = props;
  return (
    <ModalDialog
      className={clsx(styles.frame, WIDTH_CLASSES[width], className)}
      isOpen={isOpen}
      onClose={onClose}
    >
      {title === undefined ? null : <DialogHead title={title} onClose={onClose} />}
      {children}
    </ModalDialog>
  );
}

export interface FullHeightDialogProps extends Omit<FramedDialogProps, 'title' | 'width'> {
  readonly title: string;
  /** A sentence or two below the title. */
  readonly lead: ReactNode;
  readonly width: 'wider' | 'widest';
}

/** A dialog as high as the window allows: its head stays, and its children share the rest as items of a flex column. */
export function FullHeightDialog(props: FullHeightDialogProps) {
  const { isOpen, onClose, title, lead, width, className, children } = props;
  return (
    <ModalDialog
      className={clsx(styles.fullHeight, WIDTH_CLASSES[width], className)}
      isOpen={isOpen}
      onClose={onClose}
    >
      <div className={styles.fixedHead}>
        <DialogHead title={title} onClose={onClose} />
        <p className={styles.lead}>{lead}</p>
      </div>
      {children}
    </ModalDialog>
  );
}

function DialogHead({ title, onClose }: Pick<FullHeightDialogProps, 'title' | 'onClose'>) {
  return (
    <div className={styles.head}>
      <Heading slot="title">{title}</Heading>
      <IconButton icon="close" label={t('Close')} keys="Esc" onPress={onClose} />
    </div>
  );
}
