import { publicAddress } from '../xmpp/secrets/address.ts';
import type { Stores } from './app-state.ts';
import { NO_OWN_CODE } from './own-code/code-entries.ts';
import type { CatalogueState } from './catalogue-store.ts';
import type { EmbeddedChoice, ServerChoice, SettingsState } from './settings-store.ts';

/** The server that a run would use now: what was chosen, else the newest embedded one. */
export function effectiveServer(
  settings: Pick<SettingsState, 'server'>,
  catalogue: Pick<CatalogueState, 'versions' | 'prosodies'>,
): ServerChoice {
  const { server } = settings;
  const newest: ServerChoice = { kind: 'embedded', version: catalogue.versions[0] ?? '' };
  if (server === undefined) return newest;
  return server.kind === 'embedded' && isGone(server, catalogue) ? newest : server;
}

function isGone(
  { version, own }: EmbeddedChoice,
  { versions, prosodies }: Pick<CatalogueState, 'versions' | 'prosodies'>,
): boolean {
  return own === undefined ? !versions.includes(version) : prosodies.every(({ id }) => id !== own);
}

export function currentServer(stores: Stores): ServerChoice {
  return effectiveServer(stores.settings.getState(), stores.catalogue.getState());
}

const MAX_RECENT_SERVERS = 8;

/** The addresses that were used before, with one more: the newest first, each once. */
export function withRecentServer(recent: readonly string[], url: string): readonly string[] {
  return [url, ...recent.filter((each) => each !== url)].slice(0, MAX_RECENT_SERVERS);
}

/** What people call a server; secrets of its address are no part of that. */
export function serverLabel(
  choice: ServerChoice,
  { prosodies }: Pick<CatalogueState, 'prosodies'> = NO_OWN_CODE,
): string {
  if (choice.kind === 'websocket') return publicAddress(choice.url);
  const own = prosodies.find(({ id }) => id === choice.own);
  if (own !== undefined) return own.label;
  return choice.version === ''
    ? 'Prosody · in this tab'
    : `Prosody ${choice.version} · in this tab`;
}
