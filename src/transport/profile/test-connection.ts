import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import { ProblemError } from '../../run/problem-error.ts';
import type { ScenarioActor } from '../../script/scenario.ts';
import type { Problem } from '../../trace/event.ts';
import { publicAddress } from '../../xmpp/secrets/address.ts';
import { openConversation } from './conversation.ts';
import { ProfileRun, type RunSurroundings } from './profile-run.ts';
import type { ServerProfile } from './server-profile.ts';
import { discover, softwareOf, type EntityInfo } from './services.ts';
import { lookAtStream, type StreamLook } from './stream-look.ts';

/** What is known of a server once somebody has signed in there and asked. */
export interface KnownConnection extends StreamLook {
  /** The domain of its accounts, as it calls it. */
  readonly domain: string;
  /** `Prosody 0.12.3`; `undefined` where it does not tell. */
  readonly software: string | undefined;
  /** Who signed in. */
  readonly signedInAs: string;
  /** The server first, then its services. */
  readonly entities: readonly EntityInfo[];
  /** What could not be taken away again, in sentences. */
  readonly left: readonly string[];
}

/** How far it came: without a session, `look` may still tell mechanisms. */
export interface FailedConnection {
  readonly problem: Problem;
  readonly look: StreamLook | undefined;
}

/** Whoever a script lets sign in; where it has none, somebody is made up. */
const SOMEBODY: ScenarioActor = {
  name: 'Romeo',
  jid: 'romeo@localhost',
  password: 'password',
  resource: undefined,
  connectHost: undefined,
  connectPort: undefined,
  range: { start: 0, end: 0 },
};

/**
 * Connects as a run with that profile would, as the first of the actors, and asks the server about itself. An account that
 * is registered for it is removed again; its name has a suffix, so that no other one is touched. Never rejects.
 */
export async function testConnection(
  profile: ServerProfile,
  actors: readonly ScenarioActor[],
  around: Omit<RunSurroundings, 'found' | 'left' | 'tell'>,
): Promise<Result<KnownConnection, FailedConnection>> {
  const actor = actors[0] ?? SOMEBODY;
  const left: string[] = [];
  const run = new ProfileRun(careful(profile), {
    ...around,
    found: new Map(),
    left: (sentence) => left.push(sentence),
    tell: () => undefined,
  });
  const domain = run.domainOf(actor);
  const where = { actor: 'Caesura', server: publicAddress(profile.url), hasTcpAddress: false };
  const look = await lookAtStream(around.openWire, { domain, where }, around.clock);
  if (!look.ok) return err({ problem: look.error, look: undefined });
  try {
    await run.prepare([actor]);
    const talk = await openConversation(around.connector, run.credentialsOf(actor), around.clock);
    if (!talk.ok) return err({ problem: talk.error, look: look.value });
    const entities = await discover(talk.value, domain);
    const software = await softwareOf(talk.value, domain);
    await talk.value.close();
    await run.finish();
    return ok({ ...look.value, domain, software, signedInAs: talk.value.fullJid, entities, left });
  } catch (error) {
    if (error instanceof ProblemError) return err({ problem: error.problem, look: look.value });
    throw error;
  } finally {
    await run.finish();
  }
}

/** Nothing is looked up in advance: what is not there is to be told with the rest. */
function careful(profile: ServerProfile): ServerProfile {
  const { accounts, domains } = profile;
  return {
    ...profile,
    domains: domains.filter(({ server }) => server !== ''),
    accounts: { ...accounts, hasOwnNames: true },
  };
}
