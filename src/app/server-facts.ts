import { t } from '../base/translate.ts';
import { joinedFacts, serverFacts } from '../prosody/server-facts.ts';
import { COMMUNITY_PLACE } from '../script/stage-server.ts';
import type { FactsSource } from '../state/known-server.ts';
import type { OwnCodeKeeper } from '../state/own-code/own-code.ts';
import type { ServerCode } from '../state/own-code/server-code.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';
import type { EmbeddedSupply } from './running-servers.ts';

type Supply = Pick<EmbeddedSupply, 'manifest' | 'facts'>;

/** Reads what is known of the versions that ship from files of the build, and of a person's own code from that code. */
export function createFactsSource(
  ownCode: Pick<OwnCodeKeeper, 'serverCode'>,
  supply: Supply,
): FactsSource {
  return async (choice) => {
    const code = await ownCode.serverCode(choice);
    if (!code.ok) return undefined;
    const base = await factsOfBase(code.value, supply);
    if (base === undefined) return undefined;
    const { version } = base;
    const { own } = code.value;
    const inFront = own && serverFacts({ version, files: {}, own: own.files });
    const withOwn = inFront === undefined ? base : joinedFacts(inFront, base);
    const { modules } = await supply.manifest();
    const given = own === undefined ? [] : [GIVEN];
    if (modules === undefined) return { facts: withOwn, places: given };
    const community = await supply.facts(modules.facts);
    return { facts: joinedFacts(withOwn, community), places: [...given, COMMUNITY_PLACE] };
  };
}

const GIVEN = t('those that were given to this page');

async function factsOfBase(
  { name, prosody }: ServerCode,
  supply: Supply,
): Promise<ServerFacts | undefined> {
  if (prosody !== undefined) return serverFacts(prosody.pack);
  const { versions } = await supply.manifest();
  const entry = versions.find(({ version }) => version === name);
  return entry && supply.facts(entry.facts);
}
