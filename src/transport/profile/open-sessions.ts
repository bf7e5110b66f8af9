import type { ActorConnector, ActorSession } from '../../run/ports.ts';
import type { XmlElement } from '../../xml/element.ts';
import type { PlannedAccount } from './account-plan.ts';
import { destroyRequest, removalRequest } from './clean-up.ts';
import type { CreatedRoom } from './created-rooms.ts';

/** Sessions of a run's actors that are online, in the server's names. */
export class OpenSessions {
  /** With the bare JID of the actor in the script. */
  readonly #online = new Map<ActorSession, string>();
  #asked = 0;

  /** The same connector, for that actor. */
  watched(connector: ActorConnector, script: string): ActorConnector {
    return {
      connect: (actor, listener) => {
        const session = connector.connect(actor, {
          frame: (frame) => listener.frame(frame),
          online: (fullJid) => {
            this.#online.set(session, script);
            listener.online(fullJid);
          },
          closed: (problem) => {
            this.#online.delete(session);
            listener.closed(problem);
          },
        });
        return session;
      },
    };
  }

  /**
   * Asks for all that is to go, without waiting for an answer: rooms, then accounts, each by somebody who is online. Gives the
   * accounts that were asked to go.
   */
  askToGo(
    rooms: readonly CreatedRoom[],
    registered: readonly PlannedAccount[],
  ): readonly PlannedAccount[] {
    for (const { room, people } of rooms) {
      for (const person of people) this.#send(person, destroyRequest(room));
    }
    return registered.filter(({ script }) => this.#send(script.toLowerCase(), removalRequest()));
  }

  /** Whether there was somebody to do it. */
  #send(script: string, request: XmlElement): boolean {
    const [session] = [...this.#online].find(([, person]) => person === script) ?? [];
    this.#asked += 1;
    const id = { prefix: '', local: 'id', ns: '', value: `caesura-leaving-${this.#asked}` };
    session?.send({ ...request, attributes: [...request.attributes, id] });
    return session !== undefined;
  }
}
