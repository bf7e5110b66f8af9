import { fitsRange, type VersionRange } from '../base/version-range.ts';
import { joinedByAnd } from '../base/joined.ts';
import { t } from '../base/translate.ts';
import { compileScript } from '../script/compile.ts';
import { wantedVersions } from '../script/stage.ts';
import type { Problem } from '../trace/event.ts';
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

type ChoiceStores = Pick<Stores, 'settings' | 'catalogue' | 'document'>;

/** The same for the script of the page: where nothing was chosen, the newest that it is for. */
export function currentServer(stores: ChoiceStores): ServerChoice {
  const { text } = stores.document.getState();
  return serverFor(text, stores.settings.getState(), stores.catalogue.getState());
}

/** The same for any script. */
export function serverFor(
  text: string,
  settings: Pick<SettingsState, 'server'>,
  catalogue: Pick<CatalogueState, 'versions' | 'prosodies'>,
): ServerChoice {
  const choice = effectiveServer(settings, catalogue);
  const range = rangeOf(text);
  if (choice === settings.server || range === undefined) return choice;
  const version = catalogue.versions.find((each) => fitsRange(each, range));
  return version === undefined ? choice : { kind: 'embedded', version };
}

/** Why the script of the page is not for that server; `undefined` where it is, or nobody knows. */
export function misfit(stores: ChoiceStores, choice: ServerChoice): Problem | undefined {
  return misfitOf(stores.document.getState().text, choice, stores.catalogue.getState());
}

/** The same for any script. */
export function misfitOf(
  text: string,
  choice: ServerChoice,
  { versions }: Pick<CatalogueState, 'versions'>,
): Problem | undefined {
  const range = rangeOf(text);
  if (range === undefined || choice.kind !== 'embedded' || choice.own !== undefined)
    return undefined;
  if (choice.version === '' || fitsRange(choice.version, range)) return undefined;
  const fitting = versions.find((each) => fitsRange(each, range));
  return {
    code: 'prosody-does-not-fit',
    what: t('The script is for Prosody {range}, not for {version}.', {
      range: range.words,
      version: choice.version,
    }),
    meaning: t('Its header says so. Nothing was run.'),
    advice:
      fitting === undefined
        ? t('None that is here fits: there is {versions}. Change the tag "prosody".', {
            versions: joinedByAnd(versions),
          })
        : t('Choose Prosody {fitting} in the Server field, or change the tag "prosody".', {
            fitting,
          }),
  };
}

function rangeOf(text: string): VersionRange | undefined {
  return wantedVersions(compileScript(text).syntax);
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
  if (choice.kind === 'profile') return choice.name;
  const own = prosodies.find(({ id }) => id === choice.own);
  if (own !== undefined) return own.label;
  return choice.version === ''
    ? t('Prosody · in this tab')
    : t('Prosody {version} · in this tab', { version: choice.version });
}
