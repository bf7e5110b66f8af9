import { createBreathing, HOPS } from '../../src/app/breathing.ts';
import { createRunPlayer } from '../../src/app/beside/run-player.ts';
import { runsBeside } from '../../src/app/beside/runs-beside.ts';
import type { Milliseconds } from '../../src/base/clock.ts';
import { ensure } from '../../src/base/assert.ts';
import { spokenLanguage } from '../../src/base/language.ts';
import type { OwnCode } from '../../src/base/own-code.ts';
import { createBatchedPost } from '../../src/prosody/batch.ts';
import { connectToPort } from '../../src/prosody/client.ts';
import { serveProsody } from '../../src/prosody/host.ts';
import type {
  BootOptions,
  Port,
  ServerMessage,
  ServerRequest,
} from '../../src/prosody/protocol.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { shareHost } from '../../src/prosody/shared-host.ts';
import type { ServerAccess } from '../../src/state/ports.ts';
import { prosodyPack, wasmPath } from './prosody.ts';

export interface SharedProsody {
  readonly server: ProsodyServer;
  /** The way to runs beside it. */
  readonly access: Pick<ServerAccess, 'play' | 'label'>;
}

export interface SharedOptions extends Partial<BootOptions> {
  /** How often the thread lets others have a turn. */
  readonly every?: Milliseconds;
  /** What runs say of the code that is given along. */
  readonly ownCode?: readonly OwnCode[];
  /** Hears all that the thread posts, as it does. */
  readonly posted?: (message: ServerMessage) => void;
}

/**
 * A server as a page has it, with runs beside it, both in this process: what crosses is cloned as on its way to a worker.
 * `undefined` (with a warning) where there are no sources of Prosody.
 */
export async function sharedProsody({
  every = 50,
  ownCode = [],
  posted = () => undefined,
  ...options
}: SharedOptions = {}): Promise<SharedProsody | undefined> {
  const pack = await prosodyPack();
  if (pack === undefined) return undefined;
  const [page, worker] = clonedPorts();
  const post = (message: ServerMessage): void => {
    posted(message);
    worker.post(message);
  };
  serveShared({ ...worker, post }, every);
  page.post({ kind: 'beside', message: { kind: 'speak', ...spokenLanguage() } });
  const server = await connectToPort(page, { pack, wasm: wasmPath, seed: 1, ...options });
  const beside = ensure(
    runsBeside(server, () => ({ ownCode, watched: {} })),
    'what plays beside it',
  );
  return { server, access: beside };
}

/** As `server-worker.ts` does it in a worker. */
function serveShared(port: Port<ServerMessage, ServerRequest>, every: Milliseconds): void {
  const player = createRunPlayer(() => host.server(), {
    report: (message) => port.post({ kind: 'beside', message }),
    broken: (problem) => port.post({ kind: 'crashed', at: 'loading', problem }),
  });
  const { areOnOwnCode: mayHang, flush: takesLong, hear } = player;
  const later = createBreathing({
    every,
    now: () => performance.now(),
    inTask: setImmediate,
    onBreath: takesLong,
    hops: HOPS,
  });
  const host = shareHost(port, { later, mayHang, takesLong, hear });
  serveProsody(host.port);
}

function clonedPorts(): [Port<ServerRequest, ServerMessage>, Port<ServerMessage, ServerRequest>] {
  const toPage = createCrossing<ServerMessage>();
  const toWorker = createCrossing<ServerRequest>();
  return [
    { post: toWorker.post, listen: toPage.listen, close: toPage.close },
    { post: toPage.post, listen: toWorker.listen, close: toWorker.close },
  ];
}

/** Messages cross in batches, each in a task; those from before anybody listens wait. */
function createCrossing<M extends ServerMessage | ServerRequest>() {
  let hear: ((message: M) => void) | undefined;
  const early: M[] = [];
  const deliver = (message: M): void =>
    hear === undefined ? void early.push(message) : hear(message);
  return {
    post: createBatchedPost<M>((batch) => {
      const cloned = structuredClone(batch);
      setImmediate(() => cloned.forEach(deliver));
    }),
    listen: (listener: (message: M) => void): void => {
      hear = listener;
      early.splice(0).forEach(listener);
    },
    close: () => void (hear = () => undefined),
  };
}
