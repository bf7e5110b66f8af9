import type { StoreApi } from 'zustand/vanilla';
import { UNKNOWN_SERVER, type StageServer } from '../script/stage-server.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';
import type { Stores } from './app-state.ts';
import type { CatalogueState } from './catalogue-store.ts';
import { currentServer } from './server-choice.ts';
import type { EmbeddedChoice, ServerChoice } from './settings-store.ts';
import type { SettledText } from './settled-text.ts';

/** What is known of an embedded server's code, and where its modules come from besides; `undefined` where nothing is. */
export type FactsSource = (
  choice: EmbeddedChoice,
) => Promise<{ readonly facts: ServerFacts; readonly places: readonly string[] } | undefined>;

type Watched = Pick<Stores, 'catalogue' | 'document' | 'settings'>;

/** Keeps the catalogue's `stageServer` what is known of the server that the script would run on now. */
export function followServer(
  stores: Watched,
  settledText: StoreApi<SettledText>,
  factsOf: FactsSource,
): void {
  const { catalogue, settings } = stores;
  let last = '';
  const look = async (): Promise<void> => {
    const choice = currentServer(stores);
    const key = keyOf(choice, catalogue.getState());
    if (key === last) return;
    last = key;
    const known = await knownServer(choice, catalogue.getState(), factsOf);
    // Another one may have been chosen meanwhile.
    if (key === last) catalogue.setState({ stageServer: known });
  };
  const lookNow = () => void look();
  settledText.subscribe(lookNow);
  settings.subscribe(({ server }, before) => {
    if (server !== before.server) lookNow();
  });
  catalogue.subscribe((state, before) => {
    if (state.stageServer === before.stageServer) lookNow();
  });
  lookNow();
}

/** All that another server's code, or another list of versions, would make another text of. */
function keyOf(
  choice: ServerChoice,
  { versions, prosodies, modules }: Pick<CatalogueState, 'versions' | 'prosodies' | 'modules'>,
): string {
  const sums = [...prosodies, ...modules.filter(({ isOn }) => isOn)].map(({ hash }) => hash);
  return JSON.stringify([choice, versions, sums]);
}

async function knownServer(
  choice: ServerChoice,
  { versions }: Pick<CatalogueState, 'versions'>,
  factsOf: FactsSource,
): Promise<StageServer> {
  if (choice.kind !== 'embedded' || (choice.version === '' && choice.own === undefined))
    return UNKNOWN_SERVER;
  const all = choice.own === undefined ? versions : [choice.version, ...versions];
  const known = await factsOf(choice).catch(() => undefined);
  return { facts: known?.facts, versions: all, places: known?.places ?? [] };
}
