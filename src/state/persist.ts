import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { hasSecret } from '../xmpp/secrets/address.ts';
import type { Breakpoints, LineBreakpoint, StanzaBreakpoint } from './breakpoints.ts';
import type { DocumentState, Draft } from './document-store.ts';
import { DEFAULT_SETTINGS, type ServerChoice, type SettingsState } from './settings-store.ts';

/** The part of `Storage` that is used. Browsers may refuse it: then nothing is kept, and the page still works. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const SETTINGS_KEY = 'caesura.settings.1';
const DOCUMENT_KEY = 'caesura.document.1';

/** The kept settings; whatever is missing or of the wrong shape takes its default. */
export function loadSettings(storage: KeyValueStorage): SettingsState {
  const kept = read(storage, SETTINGS_KEY);
  return {
    theme: oneOf(kept['theme'], ['system', 'light', 'dark', 'contrast'], DEFAULT_SETTINGS.theme),
    density: oneOf(kept['density'], ['compact', 'normal', 'lecture'], DEFAULT_SETTINGS.density),
    rule: oneOf(kept['rule'], ['skip', 'search', 'next'], DEFAULT_SETTINGS.rule),
    strictErrors: kept['strictErrors'] === true,
    timeout: positive(kept['timeout'], DEFAULT_SETTINGS.timeout),
    settle: positive(kept['settle'], DEFAULT_SETTINGS.settle),
    server: serverChoice(kept['server']),
    recentServers: strings(kept['recentServers']).slice(0, 8),
    atFailure: oneOf(kept['atFailure'], ['end', 'pause'], DEFAULT_SETTINGS.atFailure),
    layout: layout(kept['layout']),
    welcomed: kept['welcomed'] === true,
  };
}

/** The kept document, or `undefined` when none is kept. */
export function loadDocument(storage: KeyValueStorage): Partial<DocumentState> | undefined {
  const kept = read(storage, DOCUMENT_KEY);
  if (typeof kept['text'] !== 'string') return undefined;
  return {
    text: kept['text'],
    original: string(kept['original']) ?? '',
    scenarioId: string(kept['scenarioId']),
    draftId: string(kept['draftId']),
    fileName: string(kept['fileName']),
    breakpoints: breakpoints(kept['breakpoints']),
    otherBreakpoints: mapValues(kept['otherBreakpoints'], breakpoints),
    drafts: drafts(kept['drafts']),
  };
}

export function keepSettings(store: StoreApi<SettingsState>, storage: KeyValueStorage): Disposable {
  return {
    dispose: store.subscribe((state) => write(storage, SETTINGS_KEY, publicSettings(state))),
  };
}

/** An address that holds a secret is known to this page alone: in a browser's storage anybody could read it. */
function publicSettings(state: SettingsState): SettingsState {
  const { server, recentServers } = state;
  const isOpen = server?.kind !== 'websocket' || !hasSecret(server.url);
  return {
    ...state,
    server: isOpen ? server : undefined,
    recentServers: recentServers.filter((url) => !hasSecret(url)),
  };
}

export interface KeptDocument extends Disposable {
  /** Writes what is not written yet: before the page goes. */
  flush(): void;
}

/** How long to wait for another key, in milliseconds: to write a long script takes a while. */
const WRITE_AFTER = 500;

/** Keeps the document a moment after it changed. */
export function keepDocument(
  store: StoreApi<DocumentState>,
  storage: KeyValueStorage,
  clock: Clock,
): KeptDocument {
  let timer: Disposable | undefined;
  const flush = () => {
    if (timer === undefined) return;
    timer.dispose();
    timer = undefined;
    write(storage, DOCUMENT_KEY, store.getState());
  };
  const unsubscribe = store.subscribe(() => {
    timer?.dispose();
    timer = clock.setTimer(WRITE_AFTER, flush);
  });
  return {
    flush,
    dispose: () => {
      unsubscribe();
      flush();
    },
  };
}

function write(storage: KeyValueStorage, key: string, state: object): void {
  try {
    storage.setItem(key, JSON.stringify(state));
  } catch {
    // Private windows and full quotas refuse. The page goes on; only the next visit starts afresh.
  }
}

function read(storage: KeyValueStorage, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((each) => each === value) ?? otherwise;
}

function positive(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function drafts(value: unknown): Draft[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap((draft) => {
    const id = string(draft['id']);
    const text = string(draft['text']);
    if (id === undefined || text === undefined) return [];
    return [{ id, text }];
  });
}

function breakpoints(value: unknown): Breakpoints {
  const kept = isRecord(value) ? value : {};
  return {
    lines: lineBreakpoints(kept['lines']),
    stanzas: stanzaBreakpoints(kept['stanzas']),
  };
}

function lineBreakpoints(value: unknown): LineBreakpoint[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap(({ line, isOn, condition }) => {
    if (typeof line !== 'number') return [];
    return [{ line, isOn: isOn !== false, condition: string(condition) ?? '' }];
  });
}

function stanzaBreakpoints(value: unknown): StanzaBreakpoint[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap((breakpoint) => {
    const text = string(breakpoint['text']);
    return text === undefined ? [] : [{ text, isOn: breakpoint['isOn'] !== false }];
  });
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function mapValues<T>(value: unknown, map: (value: unknown) => T): Record<string, T> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, map(each)]));
}

function serverChoice(value: unknown): ServerChoice | undefined {
  if (!isRecord(value)) return undefined;
  if (value['kind'] === 'embedded' && typeof value['version'] === 'string') {
    return { kind: 'embedded', version: value['version'] };
  }
  if (value['kind'] === 'websocket' && typeof value['url'] === 'string') {
    return { kind: 'websocket', url: value['url'] };
  }
  return undefined;
}

function layout(value: unknown): Record<string, Record<string, number>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([splitter, sizes]) =>
      isRecord(sizes) ? [[splitter, sizesByPane(sizes)]] : [],
    ),
  );
}

function sizesByPane(sizes: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sizes).flatMap(([pane, size]) =>
      typeof size === 'number' ? [[pane, size]] : [],
    ),
  );
}
