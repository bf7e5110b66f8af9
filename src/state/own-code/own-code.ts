import type { Disposable } from '../../base/disposable.ts';
import type { OwnCode } from '../../base/own-code.ts';
import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { joinedModules } from '../../prosody/own-modules.ts';
import { moduleCode } from '../../prosody/own-code.ts';
import type { OwnConfig, OwnModules } from '../../prosody/protocol.ts';
import type { LoadedModule, ProsodyServer } from '../../prosody/server.ts';
import type { CatalogueStore } from '../catalogue-store.ts';
import type { EmbeddedChoice, SettingsStore } from '../settings-store.ts';
import { createCodeArchive } from './code-archive.ts';
import type { CodeNote, ConfigEntry, ModulesEntry, ProsodyEntry } from './code-entries.ts';
import { entryOf, type Shown } from './entry-of.ts';
import type { GivenFiles } from './given-files.ts';
import { createGivenReader, type GivenReader } from './read-given.ts';
import { readCode, type ReadCode } from './read-code.ts';
import { serverCode, type ServerCode } from './server-code.ts';

/** Sources of Prosody, modules and a configuration that a person gave the page: kept in this page's memory only. */
export interface OwnCodeKeeper {
  /** Reads and takes them; sources of Prosody become the chosen server. The catalogue's note tells how it went. */
  take(given: GivenFiles): Promise<void>;
  refuse(sentence: string): void;
  forget(id: string): void;
  /** Whether modules are in front of Prosody's own. */
  setOn(id: string, isOn: boolean): void;
  setWatched(id: string, isWatched: boolean): void;
  /** Reads again what may have been written, as it does before each run. */
  readAgain(id: string): Promise<void>;
  /** The code of a server as it lies there now; a sentence where it was forgotten. */
  serverCode(choice: EmbeddedChoice): Promise<Result<ServerCode, string>>;
  /** A server runs that code, with these modules, and had to set aside so much. Tells what a run says of it. */
  started(
    code: ServerCode,
    server: Pick<ProsodyServer, 'ownModules' | 'setAside' | 'hosts'>,
  ): readonly OwnCode[];
  /** The text of a file of code that ran in this page. */
  source(code: readonly OwnCode[], file: string): string | undefined;
}

interface Kept {
  readonly id: string;
  readonly given: GivenFiles;
  readonly read: GivenReader;
  code: ReadCode;
  watch: Disposable | undefined;
}

interface Ports {
  readonly catalogue: CatalogueStore;
  readonly settings: SettingsStore;
}

export function createOwnCodeKeeper(ports: Ports): OwnCodeKeeper {
  return new Keeper(ports);
}

class Keeper implements OwnCodeKeeper {
  readonly #catalogue: CatalogueStore;
  readonly #settings: SettingsStore;
  readonly #kept = new Map<string, Kept>();
  readonly #archive = createCodeArchive();
  #lastId = 0;

  constructor({ catalogue, settings }: Ports) {
    this.#catalogue = catalogue;
    this.#settings = settings;
  }

  async take(given: GivenFiles): Promise<void> {
    this.#note({ kind: 'reading', sentence: t('Reading {name} …', { name: given.name }) });
    const read = createGivenReader(given);
    const files = await read();
    const code = files.ok ? readCode(given, files.value.files) : files;
    if (!code.ok) return this.refuse(code.error);
    this.#lastId += 1;
    const kept: Kept = {
      id: `own-${this.#lastId}`,
      given,
      read,
      code: code.value,
      watch: undefined,
    };
    this.#kept.set(kept.id, kept);
    const entry = entryOf(kept);
    this.#note({ kind: 'taken', sentence: entry.sentence });
    if (entry.kind === 'config') return this.#takeConfig(entry.entry);
    if (entry.kind === 'modules') return this.#add('modules', entry.entry);
    this.#add('prosodies', entry.entry);
    const { id, version } = entry.entry;
    this.#settings.setState({ server: { kind: 'embedded', version, own: id } });
  }

  refuse(sentence: string): void {
    this.#note({ kind: 'refused', sentence });
  }

  forget(id: string): void {
    this.#kept.get(id)?.watch?.dispose();
    this.#kept.delete(id);
    const without = <T extends { readonly id: string }>(all: readonly T[]) =>
      all.filter((each) => each.id !== id);
    this.#catalogue.setState(({ prosodies, modules, config }) => ({
      prosodies: without(prosodies),
      modules: without(modules),
      config: config?.id === id ? undefined : config,
      codeNote: undefined,
    }));
    const { server } = this.#settings.getState();
    if (server?.kind === 'embedded' && server.own === id)
      this.#settings.setState({ server: undefined });
  }

  setOn(id: string, isOn: boolean): void {
    this.#change(id, { isOn });
  }

  setWatched(id: string, isWatched: boolean): void {
    const kept = this.#kept.get(id);
    if (kept?.given.watch === undefined) return;
    kept.watch?.dispose();
    kept.watch = undefined;
    this.#change(id, { watching: isWatched ? 'on' : 'off' });
    if (!isWatched) return;
    kept.watch = kept.given.watch(async () => {
      if (!(await this.#refresh(kept))) return;
      this.#catalogue.setState(({ codeChange: { count } }) => ({
        codeChange: { id, count: count + 1 },
      }));
    });
    void this.readAgain(id);
  }

  async readAgain(id: string): Promise<void> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) await this.#refresh(kept);
  }

  async serverCode(choice: EmbeddedChoice): Promise<Result<ServerCode, string>> {
    const { version, own: id, isPlain = false } = choice;
    const kept = id === undefined ? undefined : this.#kept.get(id);
    if (id !== undefined && kept === undefined) return err(FORGOTTEN);
    const modules = isPlain ? [] : this.#modulesOn();
    const config = isPlain ? undefined : this.#configOn();
    const all = [kept, config, ...modules].filter((each) => each !== undefined);
    await Promise.all(all.map(this.#refreshUnwatched));
    const prosody = kept && this.#prosody(kept);
    const own = joined(modules);
    return ok(serverCode({ name: id ?? version, prosody, own, config: configOf(config) }));
  }

  started(
    { prosody, own, config }: ServerCode,
    server: Pick<ProsodyServer, 'ownModules' | 'setAside' | 'hosts'>,
  ): readonly OwnCode[] {
    if (config !== undefined) this.#tellRead(server);
    const { ownModules: loaded = [] } = server;
    const modules =
      own === undefined
        ? []
        : moduleCode(
            own,
            loaded.map(({ name }) => name),
          );
    if (own !== undefined) {
      for (const code of modules) this.#archive.remember(code, own.files);
      this.#catalogue.setState((state) => ({ modules: withLoaded(state.modules, loaded) }));
    }
    if (prosody === undefined) return modules;
    this.#archive.remember(prosody.code, prosody.pack.files);
    return [prosody.code, ...modules];
  }

  source(code: readonly OwnCode[], file: string): string | undefined {
    return this.#archive.find(code, file);
  }

  #prosody({ id, given, code: read }: Kept): ServerCode['prosody'] {
    if (read.kind !== 'prosody') return undefined;
    const { pack, hash } = read;
    const entry = this.#catalogue.getState().prosodies.find((each) => each.id === id);
    const code: OwnCode = { kind: 'prosody', name: given.name, hash };
    return { pack, label: entry?.label ?? given.name, code };
  }

  #modulesOn(): readonly Kept[] {
    const on = this.#catalogue.getState().modules.filter(({ isOn }) => isOn);
    return on.flatMap(({ id }) => this.#kept.get(id) ?? []);
  }

  #configOn(): Kept | undefined {
    const { config } = this.#catalogue.getState();
    return config && this.#kept.get(config.id);
  }

  /** One takes the place of the other. */
  #takeConfig(config: ConfigEntry): void {
    const before = this.#catalogue.getState().config;
    if (before !== undefined) this.forget(before.id);
    this.#catalogue.setState({ config });
    this.#note({
      kind: 'taken',
      sentence: t('{main} is read in the next run.', { main: config.main }),
    });
  }

  /** What Prosody says of the configuration counts more than what can be told from its text. */
  #tellRead({ setAside = [], hosts }: Pick<ProsodyServer, 'setAside' | 'hosts'>): void {
    this.#catalogue.setState(({ config }) => ({
      config: config && { ...config, setAside, hosts: hosts ?? config.hosts },
    }));
  }

  readonly #refreshUnwatched = async (kept: Kept): Promise<void> => {
    if (kept.watch === undefined) await this.#refresh(kept);
  };

  /** Whether anything else is to be run now. */
  async #refresh(kept: Kept): Promise<boolean> {
    const files = await kept.read();
    if (this.#kept.get(kept.id) !== kept || (files.ok && !files.value.hasChanged)) return false;
    const code = files.ok ? readCode(kept.given, files.value.files) : files;
    const isSame = code.ok && code.value.kind === kept.code.kind;
    if (!isSame) {
      const problem = code.ok
        ? t('{name} holds something else now.', { name: kept.given.name })
        : code.error;
      this.#change(kept.id, { problem });
      return false;
    }
    kept.code = code.value;
    this.#change(kept.id, changeOf(entryOf(kept)));
    return true;
  }

  #add(list: 'prosodies', entry: ProsodyEntry): void;
  #add(list: 'modules', entry: ModulesEntry): void;
  #add(list: 'prosodies' | 'modules', entry: ProsodyEntry | ModulesEntry): void {
    this.#catalogue.setState((state) => ({ [list]: [...state[list], entry] }));
  }

  #change(id: string, change: EntryChange): void {
    const changed = <T extends { readonly id: string }>(all: readonly T[]) =>
      all.map((each) => (each.id === id ? { ...each, ...change } : each));
    this.#catalogue.setState(({ prosodies, modules, config }) => ({
      prosodies: changed(prosodies),
      modules: changed(modules),
      config: config && changed([config])[0],
    }));
  }

  #note(codeNote: CodeNote): void {
    this.#catalogue.setState({ codeNote });
  }
}

const FORGOTTEN = t('The folder of this Prosody was forgotten.');

type EntryChange = Partial<Omit<ProsodyEntry & ModulesEntry & ConfigEntry, 'kind'>>;

/** What is another one after the files were read again. */
function changeOf(shown: Shown): EntryChange {
  const { hash, files, bytes } = shown.entry;
  const about = { hash, files, bytes, problem: undefined };
  if (shown.kind === 'prosody') {
    const { version, label } = shown.entry;
    return { ...about, version, label };
  }
  if (shown.kind === 'modules') return { ...about, modules: shown.entry.modules };
  const { hosts, setAside } = shown.entry;
  return { ...about, hosts, setAside };
}

function configOf(kept: Kept | undefined): OwnConfig | undefined {
  return kept?.code.kind === 'config' ? kept.code.config : undefined;
}

function joined(modules: readonly Kept[]): OwnModules | undefined {
  const all = modules.flatMap(({ code }) => (code.kind === 'modules' ? [code.own] : []));
  return all.length === 0 ? undefined : joinedModules(all, []);
}

function withLoaded(
  all: readonly ModulesEntry[],
  loaded: readonly LoadedModule[],
): readonly ModulesEntry[] {
  return all.map((entry) => ({
    ...entry,
    loaded: entry.isOn ? loaded.filter(({ name }) => entry.modules.includes(name)) : [],
  }));
}
