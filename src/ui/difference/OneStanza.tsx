import type { ReactNode, Ref } from 'react';
import styles from './DifferenceTab.module.css';

export interface OneStanzaProps {
  readonly sentence: string;
  readonly ref?: Ref<HTMLDivElement>;
  /** The stanza, if there is one, and what can be done. */
  readonly children: ReactNode;
}

/** A sentence, and below it all that there is to show. */
export function OneStanza({ sentence, ref, children }: OneStanzaProps) {
  return (
    <div className={styles.single} {...(ref === undefined ? {} : { ref })}>
      <p className={styles.lead}>{sentence}</p>
      {children}
    </div>
  );
}
