import { useMemo } from 'react';
import type { Act, ActValues } from '../../insight/free-play/act.ts';
import { actorInRoom, type ActorInRoom } from '../../insight/free-play/actor-in-room.ts';
import { PLAY_ACTS } from '../../insight/free-play/acts.ts';
import { actValues } from '../../insight/free-play/fields.ts';
import { roomsAt, type RoomsAt } from '../../insight/rooms-at.ts';
import { compileScript } from '../../script/compile.ts';
import { usualRoom } from '../../script/completion/addresses.ts';
import { printXml } from '../../xml/print.ts';
import { CLIENT_NS } from '../../xmpp/namespaces.ts';
import { useView } from '../app-context.ts';
import type { PausedRun } from './use-live-run.ts';

/** What an actor can do now, and what was chosen of it. */
export interface PlayNow {
  readonly where: ActorInRoom;
  /** Rooms to act in; at least one. */
  readonly rooms: readonly string[];
  readonly act: Act | undefined;
  readonly values: ActValues;
  /** The stanza of the chosen act, as a script has it. */
  readonly text: string | undefined;
  /** Why the room will refuse the chosen act, in our notation; `undefined` where nothing stands in the way. */
  readonly obstacle: string | undefined;
  /** The same of every act, by its id. */
  readonly obstacles: ReadonlyMap<string, string>;
}

export function usePlay(run: PausedRun, actor: string): PlayNow {
  const { act: id, said, room: chosen } = useView((view) => view.compose);
  const { model, events, scenario, source } = run;
  const all = useMemo<RoomsAt>(() => roomsAt(model, events, undefined), [model, events]);
  const usual = useMemo(() => usualRoom(compileScript(source).syntax), [source]);
  const rooms = useMemo(() => [...new Set([usual, ...all.names])], [usual, all]);
  const room = rooms.find((each) => each === chosen) ?? usual;
  const where = useMemo(() => {
    const newest = model.connections.get(actor)?.at(-1);
    const session = newest?.state === 'online' ? newest.jid : undefined;
    return actorInRoom(all, { actor, session, room, actors: scenario.actors });
  }, [all, actor, model, room, scenario]);
  const sent = model.stanzas.filter(({ written }) => written !== undefined).length;
  const act = PLAY_ACTS.find((each) => each.id === id);
  const values = act === undefined ? {} : actValues(act.fields, where, said);
  const stanza = act?.stanza(where, values, `hand${sent + 1}`);
  return {
    where,
    rooms,
    act,
    values,
    text: stanza && printXml(stanza, { inheritedNs: CLIENT_NS, indent: '\t' }),
    obstacle: act?.obstacle(where, values),
    obstacles: obstaclesIn(where, said),
  };
}

function obstaclesIn(
  where: ActorInRoom,
  said: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const obstacles = new Map<string, string>();
  for (const { id, fields, obstacle } of PLAY_ACTS) {
    const reason = obstacle(where, actValues(fields, where, said));
    if (reason !== undefined) obstacles.set(id, reason);
  }
  return obstacles;
}
