import type { Clock } from '../../base/clock.ts';
import { t } from '../../base/translate.ts';
import type { ActorConnector } from '../../run/ports.ts';
import { xml, type XmlElement } from '../../xml/element.ts';
import { MUC_OWNER_NS, REGISTER_NS } from '../../xmpp/namespaces.ts';
import type { PlannedAccount } from './account-plan.ts';
import { openConversation, type IqAnswer, type Conversation } from './conversation.ts';
import type { CreatedRoom } from './created-rooms.ts';

export interface CleanUp {
  readonly rooms: readonly CreatedRoom[];
  /** By the bare JID of the script. */
  readonly accounts: ReadonlyMap<string, PlannedAccount>;
  readonly registered: readonly PlannedAccount[];
  /** In the server's names. */
  readonly connector: ActorConnector;
  readonly clock: Clock;
  /** Hears, as a sentence, of each thing that could not be removed. */
  readonly left: (sentence: string) => void;
  /** Hears of each account that is gone. */
  readonly removed?: (account: PlannedAccount) => Promise<void>;
}

/** Destroys rooms that are still there, then removes accounts that were registered. Never rejects. */
export async function cleanUp(work: CleanUp): Promise<void> {
  const talks = new Talks(work);
  for (const room of work.rooms) await destroyRoom(room, talks, work);
  for (const account of work.registered) {
    if (await removeAccount(account, talks, work)) await work.removed?.(account);
  }
  await talks.close();
}

/** XEP-0045, section 10.9. */
export function destroyRequest(room: string): XmlElement {
  return xml(
    'iq',
    { xmlns: 'jabber:client', type: 'set', to: room },
    xml('query', { xmlns: MUC_OWNER_NS }, xml('destroy')),
  );
}

/** XEP-0077, section 3.2. */
export function removalRequest(): XmlElement {
  return xml(
    'iq',
    { xmlns: 'jabber:client', type: 'set' },
    xml('query', { xmlns: REGISTER_NS }, xml('remove')),
  );
}

/** Sessions of accounts, each opened when it is first needed. */
class Talks {
  readonly #work: CleanUp;
  readonly #open = new Map<string, Promise<Conversation | undefined>>();

  constructor(work: CleanUp) {
    this.#work = work;
  }

  /** `undefined`: the account cannot sign in, or was nobody's. */
  of({ server, password, kind }: PlannedAccount): Promise<Conversation | undefined> {
    if (kind === 'anonymous') return Promise.resolve(undefined);
    const { connector, clock } = this.#work;
    const known =
      this.#open.get(server) ??
      openConversation(connector, { jid: server, password }, clock).then((talk) =>
        talk.ok ? talk.value : undefined,
      );
    this.#open.set(server, known);
    return known;
  }

  async close(): Promise<void> {
    for (const talk of this.#open.values()) await (await talk)?.close();
  }
}

/** Gone, or never there: these errors say so (XEP-0045, sections 10.9 and 6.4). */
const GONE: ReadonlySet<string> = new Set(['item-not-found', 'gone', 'recipient-unavailable']);

/** The last occupant takes a temporary room along, so that most are gone already. */
async function destroyRoom(
  { room, people }: CreatedRoom,
  talks: Talks,
  { accounts, left }: CleanUp,
): Promise<void> {
  for (const person of people) {
    const account = accounts.get(person);
    const talk = account && (await talks.of(account));
    const answer = await talk?.ask(destroyRequest(room));
    if (answer !== undefined && isGone(answer)) return;
  }
  // Nobody can ask: a temporary room is gone all the same once its last occupant is.
  if (people.some((person) => accounts.get(person)?.kind !== 'anonymous'))
    left(t('The room {room} may still be there: nobody of the script may destroy it.', { room }));
}

function isGone(answer: IqAnswer): boolean {
  return answer.kind === 'result' || (answer.kind === 'error' && GONE.has(answer.condition));
}

/** Whether it is gone. */
async function removeAccount(
  account: PlannedAccount,
  talks: Talks,
  { left }: CleanUp,
): Promise<boolean> {
  const talk = await talks.of(account);
  const answer = await talk?.ask(removalRequest());
  // XEP-0077, section 3.2: a server may end the session instead of an answer.
  if (answer?.kind === 'result' || answer?.kind === 'closed') return true;
  left(
    answer?.kind === 'error'
      ? t(
          'The account {account} is still there: the server answered {condition}. Remove it by hand.',
          { account: account.server, condition: answer.condition },
        )
      : t('The account {account} is still there: it could not sign in. Remove it by hand.', {
          account: account.server,
        }),
  );
  return false;
}
