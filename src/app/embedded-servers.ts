import type { OwnCode } from '../base/own-code.ts';
import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { PackEntry } from '../prosody/pack.ts';
import { BootError, type ProsodyServer } from '../prosody/server.ts';
import type { CatalogueStore } from '../state/catalogue-store.ts';
import type { OwnCodeKeeper } from '../state/own-code/own-code.ts';
import type { ServerCode } from '../state/own-code/server-code.ts';
import { serverLabel } from '../state/server-choice.ts';
import { faultRefusal, type RunRefusal } from '../state/set-up-refusal.ts';
import type { EmbeddedChoice } from '../state/settings-store.ts';
import type { Problem } from '../trace/event.ts';
import { wantedModules, type Stage } from '../xmpp/stage.ts';
import {
  createRunningServers,
  type EmbeddedSupply,
  type RunningServer,
} from './running-servers.ts';
import { withWanted } from './wanted-modules.ts';

/** The Prosodys that this build carries, and those that a person gave the page; at most one worker for each. */
export interface EmbeddedServers<S extends RunningServer = ProsodyServer> {
  /** Learns which versions there are, and boots the newest in the background. */
  start(): Promise<void>;
  /** A running server on which that stage can be set; version `''` is the newest. */
  open(
    choice: EmbeddedChoice,
    stage?: Pick<Stage, 'modules' | 'components'>,
  ): Promise<Result<OpenedServer<S>, RunRefusal>>;
  /** The text of a file of a version that ships. */
  source(version: string, file: string): Promise<string | undefined>;
  /** Ends all that run, and those that are being booted. */
  close(): void;
}

export interface OpenedServer<S extends RunningServer = ProsodyServer> {
  readonly server: S;
  /** What people call it, where it is no version that ships. */
  readonly label?: string;
  readonly ownCode: readonly OwnCode[];
}

export interface ServerOptions<S extends RunningServer = ProsodyServer> {
  readonly supply: EmbeddedSupply<S>;
  /** Whether a script may bring about that modules of others than Prosody are loaded. */
  readonly mayLoadOthers: () => boolean;
}

export function createEmbeddedServers<S extends RunningServer = ProsodyServer>(
  catalogue: CatalogueStore,
  ownCode: Pick<OwnCodeKeeper, 'serverCode' | 'started'>,
  { supply, mayLoadOthers }: ServerOptions<S>,
): EmbeddedServers<S> {
  const running = createRunningServers(supply, (name, { message }) => {
    const sentence = t('{name} has stopped: {message}. The next run starts a new one.', {
      name,
      message,
    });
    catalogue.setState({ embedded: { kind: 'absent', sentence } });
  });
  const versions = () => supply.manifest();

  async function open(
    choice: EmbeddedChoice,
    stage?: Pick<Stage, 'modules' | 'components'>,
  ): Promise<Result<OpenedServer<S>, RunRefusal>> {
    const { versions: entries, problem } = await versions();
    const entry = entries.find((each) => each.version === choice.version) ?? entries[0];
    if (choice.own === undefined && entry === undefined) return err(absent(problem));
    const code = await ownCode.serverCode({ ...choice, version: entry?.version ?? '' });
    if (!code.ok) return err(forgotten(code.error));
    const shipped = choice.own === undefined ? entry : undefined;
    const wanted = stage === undefined ? [] : wantedModules(stage);
    const whole = await withWanted(code.value, { wanted, entry: shipped, supply, mayLoadOthers });
    if (!whole.ok) return whole;
    return openCode({ catalogue, ownCode, running }, whole.value, shipped);
  }

  async function sourceOfPlain(version: string, file: string): Promise<string | undefined> {
    const opened = await open({ kind: 'embedded', version, isPlain: true });
    return opened.ok ? opened.value.server.source(file).catch(() => undefined) : undefined;
  }

  return {
    open,
    close: () => running.close(),
    source: async (version, file) =>
      (await sourceAmong(running.ofBase(version), file)) ?? sourceOfPlain(version, file),
    start: async () => {
      const { versions: entries, problem } = await versions();
      catalogue.setState({ versions: entries.map(({ version }) => version) });
      if (entries.length > 0) await open({ kind: 'embedded', version: '' });
      else catalogue.setState({ embedded: { kind: 'absent', sentence: absent(problem).what } });
    },
  };
}

interface Opening<S extends RunningServer> {
  readonly catalogue: CatalogueStore;
  readonly ownCode: Pick<OwnCodeKeeper, 'started'>;
  readonly running: ReturnType<typeof createRunningServers<S>>;
}

/** `entry`: a version that ships. The catalogue says how it stands with those. */
async function openCode<S extends RunningServer>(
  { catalogue, ownCode, running }: Opening<S>,
  code: ServerCode,
  entry: PackEntry | undefined,
): Promise<Result<OpenedServer<S>, RunRefusal>> {
  const label = labelOf(code, entry);
  try {
    const server = await running.open(code, entry);
    if (entry !== undefined)
      catalogue.setState({ embedded: { kind: 'ready', version: entry.version } });
    const loaded = ownCode.started(code, server);
    return ok({ server, ownCode: loaded, ...(label === undefined ? {} : { label }) });
  } catch (error) {
    const refusal = notBooted(label ?? `Prosody ${entry?.version ?? ''}`, error);
    if (label === undefined && code.own === undefined && code.isWhole !== true) {
      const sentence = `${refusal.what} ${refusal.advice}`;
      catalogue.setState({ embedded: { kind: 'absent', sentence } });
    }
    return err(refusal);
  }
}

/** What people call it, where it is not simply a version that ships. */
function labelOf(
  { prosody, config }: ServerCode,
  entry: PackEntry | undefined,
): string | undefined {
  const plain = { kind: 'embedded', version: entry?.version ?? '' } as const;
  const label = prosody?.label ?? serverLabel(plain);
  return config === undefined
    ? prosody?.label
    : t('{label} · as in {main}', { label, main: config.main });
}

async function sourceAmong(
  servers: readonly Promise<RunningServer>[],
  file: string,
): Promise<string | undefined> {
  for (const server of servers) {
    const text = await server.then((booted) => booted.source(file)).catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

function absent(problem: string | undefined): Problem {
  return {
    code: 'no-embedded-server',
    what: t('This build carries no Prosody, so choose a server by its ws:// or wss:// address.'),
    meaning: problem ?? t('Prosody’s sources could not be had when the page was built.'),
    advice: t('Enter the address of a server in the Server field above.'),
  };
}

function forgotten(sentence: string): Problem {
  return {
    code: 'no-embedded-server',
    what: sentence,
    meaning: t('It was in the memory of this page only.'),
    advice: t('Give the folder again, or choose another server.'),
  };
}

function notBooted(name: string, error: unknown): RunRefusal {
  const reason = error instanceof Error ? error.message : String(error);
  const fault = error instanceof BootError ? error.fault : undefined;
  if (fault?.file !== undefined) return faultRefusal([fault]);
  return {
    code: 'embedded-server-not-booted',
    what: t('{name} did not start in this tab: {reason}.', { name, reason }),
    meaning: t('The browser may lack WebAssembly or workers, or a file could not be fetched.'),
    advice: t(
      'Run again: that starts a new one. If it stays so, reload the page, or choose a server by its ws:// or wss:// address.',
    ),
  };
}
