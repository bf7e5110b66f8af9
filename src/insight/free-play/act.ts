import type { XmlElement } from '../../xml/element.ts';
import type { ActorInRoom } from './actor-in-room.ts';

/** What is asked about an act, by its name: `nick`, `text`. */
export type ActValues = Readonly<Record<string, string>>;

/** One thing that a person says about an act. */
export interface ActField {
  readonly name: string;
  readonly label: string;
  /** What can be chosen; absent: any text. */
  readonly choices?: (where: ActorInRoom) => readonly ActChoice[];
  /** What stands there first. */
  readonly first: (where: ActorInRoom) => string;
}

export interface ActChoice {
  readonly value: string;
  readonly label: string;
}

/** Something that an occupant can do in a room, as the one stanza that does it. */
export interface Act {
  readonly id: string;
  /** `Kick`. */
  readonly title: string;
  /** One sentence, with its section in our notation for texts. */
  readonly about: string;
  readonly fields: readonly ActField[];
  /** In `jabber:client`, with variables of the script. `id` is that of an iq or a message. */
  readonly stanza: (where: ActorInRoom, values: ActValues, id: string) => XmlElement;
  /**
   * Why the room will refuse it now, in our notation for texts; `undefined` where nothing is known to stand in the way.
   * It can be tried all the same.
   */
  readonly obstacle: (where: ActorInRoom, values: ActValues) => string | undefined;
}
