import type { Disposable } from '../base/disposable.ts';
import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { ServerAccess, ServerInquiries } from '../state/ports.ts';
import type { RunRefusal } from '../state/set-up-refusal.ts';
import type { KeptProfile, ProfileChoice } from '../state/settings-store.ts';
import type { Fetched } from '../transport/profile/host-meta.ts';
import { lazy } from '../base/lazy.ts';
import { createPageLedger } from './page-ledger.ts';
import { browserClock } from './browser-clock.ts';

/** What of the page a server of a profile needs. */
export interface ProfileDesk {
  readonly profiles: () => readonly KeptProfile[];
  /** Hears what a run has left on a server. */
  readonly left: (sentence: string) => void;
}

const browserRandom = {
  bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

/** Without locks nobody could tell whether another tab still needs its accounts. */
const pageLedger = lazy(() =>
  'locks' in navigator ? createPageLedger(localStorage, navigator.locks) : undefined,
);

/** The server of a profile as a run uses it. */
export async function accessToProfile(
  { id, name }: ProfileChoice,
  { profiles, left }: ProfileDesk,
): Promise<Result<ServerAccess, RunRefusal>> {
  const kept = profiles().find((each) => each.id === id);
  if (kept === undefined) return err(gone(name));
  const [{ createProfileServer }, { driven }] = await Promise.all([
    import('../transport/profile/profile-server.ts'),
    import('../state/driven-server.ts'),
  ]);
  const around = { clock: browserClock, random: browserRandom, leaving };
  const options = { ...around, left, ledger: pageLedger() };
  return ok(driven(createProfileServer(kept.profile, options)));
}

/** Also where a page may come back: its connections do not. */
function leaving(leave: () => void): Disposable {
  addEventListener('pagehide', leave);
  return { dispose: () => removeEventListener('pagehide', leave) };
}

function gone(name: string): RunRefusal {
  return {
    code: 'no-such-profile',
    what: t('There is no profile “{name}” any more.', { name }),
    meaning: t(
      'It was deleted, or its address holds a secret, so that the browser did not keep it.',
    ),
    advice: t('Choose another server, or make the profile again in the Server field.'),
  };
}

/** Servers that are asked about themselves, with the browser's means. */
export const browserInquiries: ServerInquiries = {
  testConnection: async (profile, actors) => {
    const [{ testConnection }, { createWebSocketConnector }, { webSocketWire }] = await Promise.all(
      [
        import('../transport/profile/test-connection.ts'),
        import('../transport/connectors.ts'),
        import('../transport/web-socket-wire.ts'),
      ],
    );
    const { url } = profile;
    return testConnection(profile, actors, {
      connector: createWebSocketConnector({ url, clock: browserClock }),
      openWire: webSocketWire(url),
      clock: browserClock,
      random: browserRandom,
      ledger: pageLedger(),
    });
  },
  findAddress: async (domain) => {
    const { findAddress } = await import('../transport/profile/host-meta.ts');
    return findAddress(domain, { fetchText, isSecurePage: location.protocol === 'https:' });
  },
};

const PATIENCE = 8_000;
const LARGEST = 400_000;

async function fetchText(url: string): Promise<Fetched> {
  try {
    const response = await fetch(url, { ...ASKED, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return { kind: 'status', status: response.status };
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > LARGEST) return { kind: 'text', text: '' };
    return { kind: 'text', text: await response.text() };
  } catch {
    return (await answersAtAll(url)) ? { kind: 'hidden' } : { kind: 'unreachable' };
  }
}

/** Nothing of this page goes along. */
const ASKED = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
} as const satisfies RequestInit;

/** Whether there is somebody whose answer only this page must not read. */
async function answersAtAll(url: string): Promise<boolean> {
  try {
    await fetch(url, { ...ASKED, mode: 'no-cors', signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
}
