import { t } from '../../base/translate.ts';
import type { RoomTable } from '../../insight/room-table.ts';
import { ActorsTable } from './ActorsTable.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { RoomPictures } from './RoomPictures.tsx';
import { RoomTableView } from './RoomTableView.tsx';
import type { Knowledge } from './use-knowledge.ts';
import styles from './RoomsTab.module.css';

/**
 * Everything at the selected row: where each actor stands, who was told what of each room, and what the server itself
 * has, where it can be asked.
 */
export function RoomsTab({ knowledge }: { readonly knowledge: Knowledge }) {
  const { rooms, table, picture, actors, states, isServerSilent, choose } = knowledge;
  return (
    <div className={styles.rooms} role="group" aria-label={t('Actors and rooms')} tabIndex={0}>
      {states && <ActorsTable states={states} />}
      {table === undefined ? (
        <EmptyWords>
          {t(
            'Nobody was told anything of a room so far. What each actor learns stands here, with the step that told it.',
          )}
        </EmptyWords>
      ) : (
        <>
          <div className={styles.say}>
            {rooms.length < 2 ? null : (
              <RoomChoice rooms={rooms} chosen={table.room} onChoose={choose} />
            )}
            <RoomWords table={table} isServerSilent={isServerSilent} />
          </div>
          <RoomTableView table={table} actors={actors} />
          {picture === undefined ? null : <RoomPictures picture={picture} />}
        </>
      )}
    </div>
  );
}

interface RoomWordsProps {
  readonly table: RoomTable;
  readonly isServerSilent: boolean;
}

function RoomWords({ table: { sentence, unknown, truth }, isServerSilent }: RoomWordsProps) {
  const changes = truth?.changes ?? [];
  return (
    <div className={styles.words}>
      <p>{sentence}</p>
      {unknown.length === 0 ? null : (
        <details className={styles.unknown}>
          <summary>{t('What each was not told')}</summary>
          <ul tabIndex={0} aria-label={t('What each was not told')}>
            {unknown.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      )}
      {changes.length === 0 ? null : (
        <p className={styles.changes}>
          <span aria-hidden="true">▲ </span>
          {t('Changed by this step: {changes}.', { changes: changes.join('; ') })}
        </p>
      )}
      {isServerSilent ? (
        <p className={styles.quiet}>
          {t('What the server itself knows is not here: only the server in this tab can be asked.')}
        </p>
      ) : null}
    </div>
  );
}

interface RoomChoiceProps {
  readonly rooms: readonly string[];
  readonly chosen: string;
  readonly onChoose: (room: string) => void;
}

function RoomChoice({ rooms, chosen, onChoose }: RoomChoiceProps) {
  return (
    <span className={styles.choice} role="group" aria-label={t('Room')}>
      {rooms.map((room) => (
        <button
          key={room}
          type="button"
          aria-pressed={room === chosen}
          title={room}
          onClick={() => onChoose(room)}
        >
          {room.split('@')[0]}
        </button>
      ))}
    </span>
  );
}
