import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import type { TruthCell, TruthFact } from '../../insight/truth-column.ts';
import { jidTail } from '../../timeline/words/jid-tail.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import styles from './RoomsTab.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

/** The column of the server itself: its parts for each kind of row. It has no step numbers: it is asked, not told. */
export function TruthColumns() {
  return (
    <>
      <col className={styles.w3} />
      <col className={styles.w3} />
      <col />
    </>
  );
}

export function TruthGroupHead() {
  return (
    <th scope="colgroup" colSpan={3} className={clsx(styles.edge, styles.truth)}>
      {t('The server knows')}
    </th>
  );
}

export function TruthSubHeads() {
  return (
    <>
      <th scope="col" className={styles.edge}>
        {t('affiliation')}
      </th>
      <th scope="col">{t('role')}</th>
      <th scope="col">{t('real JID')}</th>
    </>
  );
}

export function TruthPersonCells({ cell }: { readonly cell: TruthCell | undefined }) {
  if (cell === undefined) {
    return (
      <td className={styles.edge} colSpan={3}>
        <span className={styles.un}>{t('not here, no affiliation')}</span>
      </td>
    );
  }
  const { affiliation, role, jid, sessions, was } = cell;
  return (
    <>
      <td className={styles.edge}>
        <Marked words={affiliation} was={was.affiliation} />
      </td>
      <td>
        <Marked words={role} was={was.role ?? was.presence} />
      </td>
      <td className={styles.mono} title={sessions.join('\n')}>
        <MiddleTruncate text={jid} tail={jidTail(jid)} />
        {sessions.length > 1 ? <span className={styles.un}> ×{sessions.length}</span> : null}
      </td>
    </>
  );
}

export function TruthFactCell({ fact }: { readonly fact: TruthFact | undefined }) {
  return (
    <td className={styles.edge} colSpan={3} title={fact?.words}>
      {fact === undefined ? (
        <span className={styles.un}>{t('no such room')}</span>
      ) : (
        <Marked words={fact.words} was={fact.was} />
      )}
    </td>
  );
}

/** Words that may be cut, and their mark, which may not. */
function Marked({ words, was }: { readonly words: string; readonly was: string | undefined }) {
  return (
    <span className={styles.marked}>
      <span className={styles.words} title={words}>
        {words}
      </span>
      <Changed was={was} />
    </span>
  );
}

/** Marks what the selected step has changed. */
function Changed({ was }: { readonly was: string | undefined }) {
  if (was === undefined) return null;
  return (
    <span className={styles.changed} title={t('Changed by this step; before: {was}', { was })}>
      <span aria-hidden="true"> ▲</span>
      <span className={visuallyHidden.text}>
        {t(', changed by this step; before: {was}', { was })}
      </span>
    </span>
  );
}
