import { t } from '../../base/translate.ts';
import type { ReactNode } from 'react';
import type { StageEntry } from '../../script/stage-entries.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import type { Configuration, Written } from './use-configuration.ts';
import styles from './Configuration.module.css';

export interface StageRowProps {
  readonly stage: Configuration;
  /** What it is called. */
  readonly name: string;
  /** A few words about it. */
  readonly about?: ReactNode;
  /** The tag that asks for it; absent: it is there for another reason. */
  readonly entry?: StageEntry | undefined;
  /** Why it is there, if no tag asks for it. */
  readonly why?: string;
  /** What can be changed of it. */
  readonly children?: ReactNode;
}

/** One thing that is served: what it is, why, and what can be done about it. */
export function StageRow({ stage, name, about, entry, why, children }: StageRowProps) {
  const fault = entry && stage.faultOf(entry);
  const repair = fault?.repair;
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <code>{name}</code>
        {children}
      </span>
      <span className={styles.about}>
        {about}
        {fault === undefined ? null : <span className={styles.fault}>{fault.message}</span>}
        {repair === undefined ? null : (
          <button type="button" className={styles.line} onClick={() => stage.repair(repair)}>
            {repair.title}
          </button>
        )}
      </span>
      {entry === undefined ? (
        <span className={styles.why}>{why}</span>
      ) : (
        <LineLink stage={stage} name={name} entry={entry} />
      )}
      {entry === undefined ? (
        <span />
      ) : (
        <IconButton
          icon="close"
          label={t('Remove {name}', { name })}
          onPress={() => stage.remove(entry)}
        />
      )}
    </li>
  );
}

interface LineLinkProps {
  readonly stage: Configuration;
  readonly name: string;
  readonly entry: Written;
}

/** Where the script asks for it. */
export function LineLink({ stage, name, entry }: LineLinkProps) {
  const line = stage.lineOf(entry);
  return (
    <span className={styles.why}>
      <button
        type="button"
        className={styles.line}
        aria-label={t('{name}: go to line {line} of the script', { name, line })}
        onClick={() => stage.goTo(line)}
      >
        {t('script, line {line}', { line })}
      </button>
    </span>
  );
}
