import { t } from '../../base/translate.ts';
import { useId } from 'react';
import type { ActField } from '../../insight/free-play/act.ts';
import { PLAY_ACTS } from '../../insight/free-play/acts.ts';
import { printText, richText } from '../../insight/rich-text.ts';
import { useActions, useApp } from '../app-context.ts';
import { TextParts } from '../TextParts.tsx';
import { Icon } from '../widgets/icons.tsx';
import type { PlayNow } from './use-play.ts';
import hidden from '../widgets/visually-hidden.module.css';
import styles from './PlayActs.module.css';

interface PlayActsProps {
  readonly play: PlayNow;
  /** Whether the actor is signed in. */
  readonly isOnline: boolean;
}

/** What an actor can do in a room, by buttons: each shows its true stanza, which can be changed before it is sent. */
export function PlayActs({ play, isOnline }: PlayActsProps) {
  const { act, where, obstacles } = play;
  const { chooseAct, changeSession } = useActions();
  return (
    <section className={styles.acts} aria-label={t('What {actor} does', { actor: where.actor })}>
      <p className={styles.where}>{whereWords(play)}</p>
      {play.rooms.length < 2 ? null : <RoomField play={play} />}
      <div className={styles.buttons} role="group" aria-label={t('Acts')}>
        <button
          type="button"
          title={isOnline ? t('Ends the session on the server.') : t('Signs in to the server.')}
          onClick={() =>
            changeSession({ kind: isOnline ? 'disconnect' : 'connect', actor: where.actor })
          }
        >
          {isOnline ? t('Disconnect') : t('Connect')}
        </button>
        {PLAY_ACTS.map(({ id, title }) => {
          const reason = obstacles.get(id);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={id === act?.id}
              data-refused={reason !== undefined}
              title={reason === undefined ? undefined : printText(richText(reason))}
              onClick={() => chooseAct(id === act?.id ? undefined : id)}
            >
              {title}
              {reason === undefined ? null : (
                <>
                  <Icon name="refused" />
                  <span className={hidden.text}>{t(': will be refused')}</span>
                </>
              )}
            </button>
          );
        })}
      </div>
      {act === undefined ? (
        <p className={styles.quiet}>
          {t(
            'Choose what {actor} does; the stanza that does it stands beside it before it is sent.',
            { actor: where.actor },
          )}
        </p>
      ) : (
        <ChosenAct play={play} />
      )}
    </section>
  );
}

function ChosenAct({ play }: { readonly play: PlayNow }) {
  const { act, obstacle } = play;
  if (act === undefined) return null;
  return (
    <div className={styles.chosen}>
      {act.fields.map((field) => (
        <Field key={field.name} field={field} play={play} />
      ))}
      <p className={styles.quiet}>
        <TextParts parts={richText(act.about)} />
      </p>
      {obstacle === undefined ? null : (
        <p className={styles.obstacle} role="note" aria-label={t('Why it will be refused')}>
          <Icon name="refused" /> <TextParts parts={richText(obstacle)} />{' '}
          {t('Send it all the same to see what comes.')}
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  readonly field: ActField;
  readonly play: PlayNow;
}

function Field({ field: { name, label, choices }, play }: FieldProps) {
  const id = useId();
  const { sayOfAct } = useActions();
  const value = play.values[name] ?? '';
  const say = ({ target }: { readonly target: { readonly value: string } }) =>
    sayOfAct(name, target.value);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {choices === undefined ? (
        <input id={id} value={value} onChange={say} maxLength={1000} />
      ) : (
        <select id={id} value={value} onChange={say}>
          {choices(play.where).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function RoomField({ play: { rooms, where } }: { readonly play: PlayNow }) {
  const id = useId();
  const { stores } = useApp();
  const choose = (room: string) =>
    stores.view.setState(({ compose }) => ({ compose: { ...compose, room } }));
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('Room')}</label>
      <select id={id} value={where.room} onChange={({ target }) => choose(target.value)}>
        {rooms.map((room) => (
          <option key={room}>{room}</option>
        ))}
      </select>
    </div>
  );
}

/** `Romeo is in the room as Romeo: owner, moderator.` */
function whereWords({ where: { actor, nick, role, affiliation, exists } }: PlayNow): string {
  if (nick !== undefined)
    return t('{actor} is in the room as {nick}: {affiliation}, {role}.', {
      actor,
      nick,
      affiliation,
      role,
    });
  if (exists === false) return t('{actor} is outside, and there is no such room.', { actor });
  return t('{actor} is outside; affiliation: {affiliation}.', { actor, affiliation });
}
