import { CONNECTION_WORDS } from '../../trace/connection-words.ts';
import { t } from '../../base/translate.ts';
import type { ActorAt, ActorsAt } from '../../insight/actors-at.ts';
import { readStanzaHead } from '../../timeline/stanza-head.ts';
import { StatusDot } from '../widgets/status-dot.tsx';
import { SourceLinks } from './SourceLinks.tsx';
import styles from './ActorsTable.module.css';

/** Where each actor stands at the selected moment, and what the run had captured by then. */
export function ActorsTable({ states }: { readonly states: ActorsAt }) {
  return (
    <details className={styles.actorsAt}>
      <summary>
        <b>{t('Actors')}</b> {states.actors.map(inShort).join('; ')}
      </summary>
      <table aria-label={t('Actors')}>
        <thead>
          <tr>
            <th scope="col">{t('Actor')}</th>
            <th scope="col">{t('Connection')}</th>
            <th scope="col">{t('Full JID')}</th>
            <th scope="col">{t('Unread')}</th>
          </tr>
        </thead>
        <tbody>
          {states.actors.map((actor) => (
            <ActorLine key={actor.actor} {...actor} />
          ))}
        </tbody>
      </table>
      <Values label={t('Captures')} values={states.captures} />
      <Values label={t('Variables')} values={states.variables} />
    </details>
  );
}

/** `Romeo online, 2 unread` */
function inShort({ actor, connection, unread }: ActorAt): string {
  const count = unread.count === 0 ? '' : t(', {count} unread', { count: unread.count });
  return `${actor} ${CONNECTION_WORDS[connection]}${count}`;
}

function ActorLine({ actor, connection, jid, unread }: ActorAt) {
  return (
    <tr>
      <th scope="row">{actor}</th>
      <td>
        <StatusDot on={connection === 'online'} className={styles.dot} />{' '}
        {CONNECTION_WORDS[connection]}
      </td>
      <td className={styles.mono}>
        {jid ?? <span className={styles.unknown}>{t('none yet')}</span>}
      </td>
      <td>
        {unread.count === 0 ? (
          <span className={styles.unknown}>{t('none')}</span>
        ) : (
          <Unread {...unread} />
        )}
      </td>
    </tr>
  );
}

function Unread({ count, oldest }: ActorAt['unread']) {
  const more = count - oldest.length;
  return (
    <ol className={styles.unread}>
      {oldest.map((frame) => (
        <li key={frame.seq}>
          {readStanzaHead(frame.xml).name}
          <SourceLinks sources={[{ stanza: frame.seq, step: undefined }]} />
        </li>
      ))}
      {more > 0 ? <li>{t('and {more} more', { more })}</li> : null}
    </ol>
  );
}

interface ValuesProps {
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
}

function Values({ label, values }: ValuesProps) {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return (
    <dl className={styles.values} aria-label={label}>
      <dt>{label}</dt>
      {entries.map(([name, value]) => (
        <dd key={name} title={`${name}: ${value}`}>
          {name} <code>{value}</code>
        </dd>
      ))}
    </dl>
  );
}
