import type { LoadedModule } from '../../prosody/server.ts';
import type { UsualHost } from '../../prosody/usual-hosts.ts';

/** Whether what a person gave is looked at for changes; `impossible`: the browser cannot tell of any. */
export type Watching = 'on' | 'off' | 'impossible';

interface CodeEntry {
  /** Of this page: never kept, and never in a link. */
  readonly id: string;
  readonly kind: 'folder' | 'archive' | 'file';
  readonly name: string;
  /** The sum of its files. */
  readonly hash: string;
  readonly files: number;
  readonly bytes: number;
  readonly watching: Watching;
  /** What is wrong with it now; what was read before still runs. */
  readonly problem: string | undefined;
}

/** Sources of Prosody that a person gave the page. */
export interface ProsodyEntry extends CodeEntry {
  readonly version: string;
  /** `Prosody trunk 5d7f0e2a1b3c from folder prosody-hg`. */
  readonly label: string;
}

/** Modules that a person gave the page; one folder or file of them. */
export interface ModulesEntry extends CodeEntry {
  readonly isOn: boolean;
  /** Names without `mod_`. */
  readonly modules: readonly string[];
  /** Those of them that a server has loaded, and where; empty until one has started with them. */
  readonly loaded: readonly LoadedModule[];
  /** What is known of the versions that it was written for. */
  readonly age: string | undefined;
}

/** A configuration that a person gave the page, in place of the usual one. */
export interface ConfigEntry extends CodeEntry {
  /** The file that Prosody reads; it may include others. */
  readonly main: string;
  /** Hosts and components that it names in so many words. */
  readonly hosts: readonly UsualHost[];
  /** Options, modules and components of it that count for nothing here; `undefined` until a server has read it. */
  readonly setAside: readonly string[] | undefined;
}

/** What happened to what a person gave last. */
export interface CodeNote {
  readonly kind: 'reading' | 'taken' | 'refused';
  readonly sentence: string;
}

/** Own code as the page shows it. */
export interface OwnCodeState {
  readonly prosodies: readonly ProsodyEntry[];
  readonly modules: readonly ModulesEntry[];
  /** The newest one alone counts. */
  readonly config: ConfigEntry | undefined;
  readonly codeNote: CodeNote | undefined;
  /** Counts what was written in what is watched; `id`: in which entry. */
  readonly codeChange: { readonly id: string; readonly count: number };
}

export const NO_OWN_CODE: OwnCodeState = {
  prosodies: [],
  modules: [],
  config: undefined,
  codeNote: undefined,
  codeChange: { id: '', count: 0 },
};
