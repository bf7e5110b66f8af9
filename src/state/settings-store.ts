import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Milliseconds } from '../base/clock.ts';
import type { AtFailure } from '../run/state.ts';
import type { KeptLanes } from './lanes/kept-lanes.ts';
import type { PlacedLogpoint } from './placed-logpoint.ts';
import type { ServerProfile } from '../transport/profile/server-profile.ts';
import type { ReceiveRule } from '../trace/receive-rule.ts';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'compact' | 'normal' | 'lecture';

/** A Prosody in this tab. */
export interface EmbeddedChoice {
  readonly kind: 'embedded';
  readonly version: string;
  /** The id of sources that a person gave this page, instead of a version that ships; it is not kept. */
  readonly own?: string;
  /** Without the modules that a person gave this page. */
  readonly isPlain?: true;
}

/** A server of others as a profile of this page says; its name and address are the profile's. */
export interface ProfileChoice {
  readonly kind: 'profile';
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** `url` is an address that starts with ws:// or wss://. */
export type ServerChoice =
  EmbeddedChoice | { readonly kind: 'websocket'; readonly url: string } | ProfileChoice;

/** A profile as this page has it. */
export interface KeptProfile {
  readonly id: string;
  readonly profile: ServerProfile;
  /** Whether passwords of its table stay in this browser; without, they go with the page. */
  readonly keepsPasswords: boolean;
}

/** What a person chose, for all scripts; kept in this browser. */
export interface SettingsState {
  /** A BCP 47 tag; `undefined`: as the browser asks. */
  readonly language: string | undefined;
  readonly theme: Theme;
  readonly density: Density;
  /** `undefined`: the newest embedded server. */
  readonly server: ServerChoice | undefined;
  /** Addresses that were used before, the newest first, at most eight. */
  readonly recentServers: readonly string[];
  /** Profiles of servers, in the order in which they were made. */
  readonly profiles: readonly KeptProfile[];
  readonly rule: ReceiveRule;
  /** Whether an error satisfies only a `receives` that asks for it. */
  readonly strictErrors: boolean;
  /** How long a `receives` waits on a server that is not ours. */
  readonly timeout: Milliseconds;
  /** The pause between actions of different actors on a server that is not ours. */
  readonly settle: Milliseconds;
  /** Whether a run waits where its script lets time pass, on a server whose clock cannot be moved. */
  readonly waitsForTime: boolean;
  /** Sizes of the panes in percent, by splitter and pane. */
  readonly layout: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Whether the list of scripts stands beside the panes; `auto`: where the window has room for it. */
  readonly rail: 'auto' | 'shown' | 'hidden';
  /** What a run does when a step fails. */
  readonly atFailure: AtFailure;
  /** Whether runs record where the embedded server's code made each stanza. */
  readonly serverStacks: boolean;
  /** Whether runs record which events fire inside the embedded server. */
  readonly serverEvents: boolean;
  /** Where runs look into the embedded server's Lua, ordered by file and line. */
  readonly logpoints: readonly PlacedLogpoint[];
  /** Ids of the scenarios that passed here, in the order in which they did. */
  readonly finishedLessons: readonly string[];
  /** Filters of the timeline that a person keeps, the newest first. */
  readonly savedFilters: readonly string[];
  /** How lanes of the timeline are arranged, by script; what was arranged last comes first. */
  readonly lanes: readonly KeptLanes[];
  readonly welcomed: boolean;
}

export type SettingsStore = StoreApi<SettingsState>;

export const DEFAULT_SETTINGS: SettingsState = {
  language: undefined,
  theme: 'system',
  density: 'normal',
  server: undefined,
  recentServers: [],
  profiles: [],
  rule: 'skip',
  strictErrors: false,
  timeout: 5000,
  settle: 20,
  waitsForTime: true,
  layout: {},
  rail: 'auto',
  atFailure: 'end',
  serverStacks: true,
  serverEvents: false,
  logpoints: [],
  finishedLessons: [],
  savedFilters: [],
  lanes: [],
  welcomed: false,
};

export function createSettingsStore(initial: Partial<SettingsState> = {}): SettingsStore {
  return createStore<SettingsState>(() => ({ ...DEFAULT_SETTINGS, ...initial }));
}
