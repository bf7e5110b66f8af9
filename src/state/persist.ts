import * as v from 'valibot';
import type { StoreApi } from 'zustand/vanilla';
import type { Disposable } from '../base/disposable.ts';
import { RECEIVE_RULES } from '../trace/receive-rule.ts';
import { hasSecret } from '../xmpp/secrets/address.ts';
import { fromJson, eachOf, part, parts } from './keeping/reading.ts';
import { KEPT_LANES, MOST_ARRANGED } from './lanes/kept-lanes.ts';
import { MOST_LOGPOINTS, type PlacedLogpoint } from './placed-logpoint.ts';
import { MOST_PROFILES, publicProfiles } from './profiles/kept-profiles.ts';
import {
  DEFAULT_SETTINGS,
  type KeptProfile,
  type ServerChoice,
  type SettingsState,
} from './settings-store.ts';

/**
 * The part of `Storage` that is used. Settings stay there, as the first paint needs the theme; scripts, drafts and runs
 * are kept elsewhere (`keeping/`). Browsers may refuse it: then no settings are kept, and the page still works.
 */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const SETTINGS_KEY = 'caesura.settings.1';

export interface KeptSettings {
  readonly settings: SettingsState;
  /** What was kept, where a part of it does not fit: it has to be set aside. */
  readonly damaged: string | undefined;
}

const MAX_ADDRESS = 4000;
const MAX_WAIT = 3_600_000;
const MAX_RECENT = 8;
const MAX_EXPRESSION = 4000;
/** A lesson of a course is known by its address. */
const MAX_LESSON = 2000;
const MOST_LESSONS = 1000;
const MOST_FILTERS = 30;

const wait = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_WAIT));
const address = v.pipe(v.string(), v.maxLength(MAX_ADDRESS), v.regex(/^wss?:\/\//i));
const percent = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100));
const shortText = v.pipe(v.string(), v.maxLength(MAX_EXPRESSION));
const server: v.GenericSchema<unknown, ServerChoice> = v.variant('kind', [
  v.object({ kind: v.literal('embedded'), version: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ kind: v.literal('websocket'), url: address }),
  v.object({ kind: v.literal('profile'), id: shortText, name: shortText, url: address }),
]);
const words = v.pipe(v.string(), v.maxLength(MAX_EXPRESSION));
const logpoint: v.GenericSchema<unknown, PlacedLogpoint> = v.object({
  file: words,
  line: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  expression: words,
  condition: words,
  pauses: v.boolean(),
  isOn: v.boolean(),
});
const profile: v.GenericSchema<unknown, KeptProfile> = v.object({
  id: shortText,
  keepsPasswords: v.boolean(),
  profile: v.object({
    name: shortText,
    url: address,
    domains: v.array(
      v.object({
        script: shortText,
        server: shortText,
        role: v.picklist(['accounts', 'rooms', 'nodes', 'other']),
      }),
    ),
    accounts: v.object({
      kind: v.picklist(['script', 'registered', 'table', 'anonymous']),
      table: v.array(v.object({ actor: shortText, jid: shortText, password: shortText })),
      hasOwnNames: v.boolean(),
    }),
    isolates: v.boolean(),
    barrier: v.variant('kind', [
      v.object({ kind: v.literal('settle'), ms: wait }),
      v.object({ kind: v.literal('ping') }),
    ]),
    timeout: wait,
    rule: v.optional(v.picklist(RECEIVE_RULES)),
    anyOrder: v.optional(v.boolean(), false),
  }) as v.GenericSchema<unknown, KeptProfile['profile']>,
});
const layout = v.record(v.string(), v.record(v.string(), percent));

const {
  theme,
  density,
  rule,
  strictErrors,
  timeout,
  settle,
  waitsForTime,
  atFailure,
  serverStacks,
  serverEvents,
  welcomed,
  rail,
} = DEFAULT_SETTINGS;

const readSettings = fromJson(
  parts<SettingsState>({
    language: part(v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9-]{2,35}$/))), undefined),
    theme: part(v.picklist(['system', 'light', 'dark', 'contrast']), theme),
    density: part(v.picklist(['compact', 'normal', 'lecture']), density),
    rule: part(v.picklist(RECEIVE_RULES), rule),
    strictErrors: part(v.boolean(), strictErrors),
    timeout: part(wait, timeout),
    settle: part(wait, settle),
    waitsForTime: part(v.boolean(), waitsForTime),
    server: part(v.optional(server), undefined),
    recentServers: eachOf(address, { most: MAX_RECENT }),
    profiles: eachOf(profile, { most: MOST_PROFILES }),
    atFailure: part(v.picklist(['end', 'pause']), atFailure),
    serverStacks: part(v.boolean(), serverStacks),
    serverEvents: part(v.boolean(), serverEvents),
    logpoints: eachOf(logpoint, { most: MOST_LOGPOINTS }),
    finishedLessons: eachOf(v.pipe(v.string(), v.maxLength(MAX_LESSON)), { most: MOST_LESSONS }),
    savedFilters: eachOf(words, { most: MOST_FILTERS }),
    lanes: eachOf(KEPT_LANES, { most: MOST_ARRANGED }),
    layout: part(layout, {}),
    rail: part(v.picklist(['auto', 'shown', 'hidden']), rail),
    welcomed: part(v.boolean(), welcomed),
  }),
);

/** The kept settings; whatever is missing or of the wrong shape takes its default. */
export function loadSettings(storage: KeyValueStorage): KeptSettings {
  const kept = read(storage);
  if (kept === undefined) return { settings: DEFAULT_SETTINGS, damaged: undefined };
  const { value: settings, isWhole } = readSettings(kept);
  return { settings, damaged: isWhole ? undefined : kept };
}

export function keepSettings(store: StoreApi<SettingsState>, storage: KeyValueStorage): Disposable {
  return {
    dispose: store.subscribe((state) => {
      try {
        storage.setItem(SETTINGS_KEY, JSON.stringify(publicSettings(state)));
      } catch {
        // Private windows and full quotas refuse. The page goes on; only the next visit starts afresh.
      }
    }),
  };
}

/**
 * An address that holds a secret is known to this page alone: in a browser's storage anybody could read it. So are
 * sources that a person gave it.
 */
function publicSettings(state: SettingsState): SettingsState {
  const { server, recentServers, profiles } = state;
  return {
    ...state,
    profiles: publicProfiles(profiles),
    server: server === undefined || isPublic(server) ? server : undefined,
    recentServers: recentServers.filter((url) => !hasSecret(url)),
  };
}

function isPublic(server: ServerChoice): boolean {
  return server.kind === 'embedded' ? server.own === undefined : !hasSecret(server.url);
}

function read(storage: KeyValueStorage): string | undefined {
  try {
    return storage.getItem(SETTINGS_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
