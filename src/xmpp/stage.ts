import type { VersionRange } from '../base/version-range.ts';
import type { Account } from './account.ts';

/** What a script asks of the server that it runs on; only the embedded one can be told. */
export interface Stage {
  /** The versions of Prosody that the script is for; absent: any. */
  readonly prosody?: VersionRange;
  /** The only ones that may sign in; absent: anybody, with any password. */
  readonly accounts?: readonly Account[];
  /** Domains that are served beside the server's own; each has rooms at `conference.` and its name. */
  readonly hosts: readonly StageHost[];
  readonly components: readonly StageComponent[];
  readonly options: readonly StageOption[];
  /** Modules that are loaded for this script, after all else. */
  readonly modules: readonly StageModule[];
  /** Ways in which the server is to differ from how it usually is; absent: none. */
  readonly variations?: readonly StageVariation[];
  /** Modules of the server without which the script can be run, too; without `mod_`. */
  readonly mayFail: readonly string[];
}

export interface StageHost {
  readonly domain: string;
  /** Whether whoever signs in has no name there (SASL ANONYMOUS). */
  readonly isAnonymous: boolean;
}

export interface StageComponent {
  readonly domain: string;
  /** The module of the server that runs it: `muc`, `pubsub`. */
  readonly module: string;
}

export interface StageModule {
  /** Without `mod_`. */
  readonly name: string;
  /** Where alone it is loaded; absent: on every service of rooms if it is for rooms, else on every virtual host. */
  readonly host?: string;
}

/** Names of the modules that a stage asks for by name: to be loaded, or to run a component. */
export function wantedModules({
  modules,
  components,
}: Pick<Stage, 'modules' | 'components'>): readonly string[] {
  const names = [...modules.map(({ name }) => name), ...components.map(({ module }) => module)];
  return [...new Set(names)];
}

/** A variation of the embedded server (`prosody/variations/`), checked: it exists, and takes this value. */
export interface StageVariation {
  readonly name: string;
  /** Absent where its name says all. */
  readonly value?: string;
}

/** As it is written: `forgets-110`, `history-length=3`. */
export function variationText({ name, value }: StageVariation): string {
  return value === undefined ? name : `${name}=${value}`;
}

/** A stage with more variations, each once: first those that were there. */
export function withVariations(
  stage: Stage | undefined,
  more: readonly StageVariation[],
): Stage | undefined {
  if (more.length === 0) return stage;
  const all = [...(stage?.variations ?? []), ...more];
  const texts = all.map(variationText);
  return {
    ...(stage ?? PLAIN),
    variations: all.filter((_, at) => texts.indexOf(texts[at] ?? '') === at),
  };
}

/** A stage that asks for nothing. */
const PLAIN: Stage = { hosts: [], components: [], options: [], modules: [], mayFail: [] };

/** A line of the server's configuration, for all hosts. */
export interface StageOption {
  readonly name: string;
  readonly value: OptionValue;
}

export type OptionValue = boolean | number | string | readonly string[];
