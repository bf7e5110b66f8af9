import { t } from '../../base/translate.ts';
import type { RoomPicture, Sight } from '../../insight/room-picture.ts';
import { AFFILIATIONS, ROLES } from '../../insight/registry/roles-and-affiliations.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import styles from './RoomPictures.module.css';

/** The concepts of MUC, one picture each, drawn from the room as it is at the selected row. */
export function RoomPictures({ picture }: { readonly picture: RoomPicture }) {
  return (
    <details className={styles.pictures}>
      <summary>{t('Pictures: names, who sees whom, roles and affiliations')}</summary>
      <div className={styles.row}>
        <Names picture={picture} />
        <Sights picture={picture} />
        <Grid picture={picture} />
      </div>
    </details>
  );
}

interface PictureProps {
  readonly picture: RoomPicture;
}

/** A person outside, the nickname in the room, and the address that they make together. */
function Names({ picture: { room, occupants } }: PictureProps) {
  return (
    <figure tabIndex={0}>
      <figcaption>
        {t(
          'Three names each: the real JID outside, the nickname in the room, and the occupant JID that room and nickname make.',
        )}
      </figcaption>
      <ul className={styles.names} aria-label={t('Names')}>
        {occupants.map(({ nick, jid }) => (
          <li key={nick}>
            <code>
              <MiddleTruncate text={jid ?? t('known to nobody here')} tail={10} />
            </code>
            <span className={styles.wire} aria-hidden="true" />
            <b>{nick}</b>
            <code className={styles.occupant}>
              {room.split('@')[0]}@…/{nick}
            </code>
          </li>
        ))}
      </ul>
    </figure>
  );
}

const SIGHTS: Readonly<Record<Sight, { readonly sign: string; readonly words: string }>> = {
  self: { sign: '●', words: t('oneself') },
  sees: { sign: '✓', words: t('sees the real JID') },
  hidden: { sign: '–', words: t('sees the nickname only') },
  unknown: { sign: '?', words: t('was not told of them') },
};

/** Anonymity: who has been told whose real JID. */
function Sights({ picture: { occupants, sights } }: PictureProps) {
  if (sights.length === 0) return null;
  return (
    <figure tabIndex={0}>
      <figcaption>
        {t(
          'Anonymity: has the one at the left been told the real JID? ✓ yes, – the nickname only, ? nothing of them.',
        )}
      </figcaption>
      <table aria-label={t('Who sees whose real JID')}>
        <thead>
          <tr>
            <th scope="col">{t('who')}</th>
            {occupants.map(({ nick }) => (
              <th key={nick} scope="col">
                {nick}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sights.map(({ actor, nick, cells }) => (
            <tr key={`${actor} ${nick}`}>
              <th scope="row">{actor}</th>
              {cells.map((sight, at) => (
                <td key={occupants[at]?.nick} data-sight={sight}>
                  <span role="img" aria-label={SIGHTS[sight].words} title={SIGHTS[sight].words}>
                    {SIGHTS[sight].sign}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** Role x affiliation: where everybody stands, those who are away, too. */
function Grid({ picture: { occupants, absent } }: PictureProps) {
  const affiliations = AFFILIATIONS.toReversed();
  const roles = ROLES.toReversed();
  const at = (affiliation: string, role: string) => [
    ...occupants.filter((each) => each.affiliation === affiliation && each.role === role),
  ];
  return (
    <figure tabIndex={0}>
      <figcaption>
        {t('The affiliation is for good, the role for this visit: who is away has the role none.')}
      </figcaption>
      <table aria-label={t('Roles and affiliations')}>
        <thead>
          <tr>
            <th scope="col">{t('affiliation')}</th>
            {roles.map(({ name, sentence }) => (
              <th key={name} scope="col" title={sentence}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {affiliations.map(({ name, sentence }) => (
            <tr key={name}>
              <th scope="row" title={sentence}>
                {name}
              </th>
              {roles.map((role) => (
                <td key={role.name}>
                  {at(name, role.name)
                    .map(({ nick }) => nick)
                    .join(', ')}
                  {role.name === 'none'
                    ? absent
                        .filter((each) => each.affiliation === name)
                        .map(({ jid }) => jid.split('@')[0])
                        .join(', ')
                    : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
