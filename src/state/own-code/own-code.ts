import type { Disposable } from '../../base/disposable.ts';
import type { OwnCode } from '../../base/own-code.ts';
import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import { joinedModules } from '../../prosody/own-modules.ts';
import { codeHash, moduleCode } from '../../prosody/own-code.ts';
import type { Pack } from '../../prosody/pack.ts';
import type { OwnModules } from '../../prosody/protocol.ts';
import type { LoadedModule } from '../../prosody/server.ts';
import type { CatalogueStore } from '../catalogue-store.ts';
import type { EmbeddedChoice, SettingsStore } from '../settings-store.ts';
import { createCodeArchive } from './code-archive.ts';
import type { CodeNote, ModulesEntry, ProsodyEntry } from './code-entries.ts';
import { entryOf } from './entry-of.ts';
import type { GivenFiles } from './given-files.ts';
import { createGivenReader, type GivenReader } from './read-given.ts';
import { readCode, type ReadCode } from './read-code.ts';

/** What is to be booted for a choice of an embedded server. */
export interface ServerCode {
  /** Servers of the same key run the same code. */
  readonly key: string;
  /** A server of another key with this base is out of date. */
  readonly base: string;
  /** Sources of a person's own, in the place of a version that ships. */
  readonly prosody:
    { readonly pack: Pack; readonly label: string; readonly code: OwnCode } | undefined;
  readonly own: OwnModules | undefined;
}

/** Sources of Prosody and modules that a person gave the page: kept in this page's memory only. */
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
  /** A server runs that code, and has loaded these modules. Tells what a run says of it. */
  started(code: ServerCode, loaded: readonly LoadedModule[]): readonly OwnCode[];
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
    this.#note({ kind: 'reading', sentence: `Reading ${given.name} …` });
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
    this.#catalogue.setState(({ prosodies, modules }) => ({
      prosodies: without(prosodies),
      modules: without(modules),
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
    const all = kept === undefined ? modules : [kept, ...modules];
    await Promise.all(all.map(this.#refreshUnwatched));
    const prosody = kept && this.#prosody(kept);
    return ok(serverCodeOf(id ?? version, prosody, joined(modules)));
  }

  started({ prosody, own }: ServerCode, loaded: readonly LoadedModule[]): readonly OwnCode[] {
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
      const problem = code.ok ? `${kept.given.name} holds something else now.` : code.error;
      this.#change(kept.id, { problem });
      return false;
    }
    kept.code = code.value;
    const { entry } = entryOf(kept);
    const { version, hash, files: count, bytes } = { version: '', ...entry };
    const about = { hash, files: count, bytes, problem: undefined };
    const more = 'label' in entry ? { version, label: entry.label } : { modules: entry.modules };
    this.#change(kept.id, { ...about, ...more });
    return true;
  }

  #add(list: 'prosodies', entry: ProsodyEntry): void;
  #add(list: 'modules', entry: ModulesEntry): void;
  #add(list: 'prosodies' | 'modules', entry: ProsodyEntry | ModulesEntry): void {
    this.#catalogue.setState((state) => ({ [list]: [...state[list], entry] }));
  }

  #change(id: string, change: Partial<ProsodyEntry & ModulesEntry>): void {
    const changed = <T extends { readonly id: string }>(all: readonly T[]) =>
      all.map((each) => (each.id === id ? { ...each, ...change } : each));
    this.#catalogue.setState(({ prosodies, modules }) => ({
      prosodies: changed(prosodies),
      modules: changed(modules),
    }));
  }

  #note(codeNote: CodeNote): void {
    this.#catalogue.setState({ codeNote });
  }
}

const FORGOTTEN = 'The folder of this Prosody was forgotten';

function serverCodeOf(
  name: string,
  prosody: ServerCode['prosody'],
  own: ServerCode['own'],
): ServerCode {
  const base = own === undefined ? name : `${name} with modules`;
  const sums = own === undefined ? [] : [codeHash(own.files), ...own.enabled];
  return { key: [base, prosody?.code.hash ?? '', ...sums].join(' '), base, prosody, own };
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
