import { err, ok, type Result } from '../base/result.ts';
import { joinedByAnd } from '../base/joined.ts';
import { t } from '../base/translate.ts';
import { communityFiles, communityNames, hasModule } from '../prosody/community-modules.ts';
import { joinedModules } from '../prosody/own-modules.ts';
import type { PackEntry } from '../prosody/pack.ts';
import { PACKED_MODULES } from '../prosody/runtime/server-config.ts';
import { serverCode, type ServerCode } from '../state/own-code/server-code.ts';
import type { RunRefusal } from '../state/set-up-refusal.ts';
import type { EmbeddedSupply } from './running-servers.ts';

interface Wanted {
  /** Names of modules, without `mod_`. */
  readonly wanted: readonly string[];
  /** The version that ships, if it is one. */
  readonly entry: PackEntry | undefined;
  readonly supply: Pick<EmbeddedSupply, 'manifest' | 'facts' | 'community'>;
  readonly mayLoadOthers: () => boolean;
}

/**
 * The code of a server with what a script wants of it: all of Prosody, and the community's modules that neither Prosody nor
 * its owner has. A refusal where these have to be asked about first. What nobody has, the server itself complains of.
 */
export async function withWanted(
  code: ServerCode,
  { wanted, entry, supply, mayLoadOthers }: Wanted,
): Promise<Result<ServerCode, RunRefusal>> {
  const more = wanted.filter((name) => !PACKED_MODULES.includes(name));
  if (more.length === 0) return ok(code);
  const whole = serverCode({ ...code, isWhole: true });
  try {
    const isThere = await createLook(code, entry, supply);
    const missing = more.filter((name) => !isThere(name));
    if (missing.length === 0) return ok(whole);
    const { modules } = await supply.manifest();
    const named = missing.filter((name) => modules?.names.includes(name));
    if (named.length === 0) return ok(whole);
    if (!mayLoadOthers()) return err(mayThey(named));
    const community = await supply.community();
    if (community === undefined) return ok(whole);
    const isAtHand = (name: string) => communityNames(community).includes(name);
    const files = communityFiles(community, named.filter(isAtHand), isThere);
    const own = joinedModules(
      [{ files, enabled: [] }, ...(code.own === undefined ? [] : [code.own])],
      [],
    );
    return ok(serverCode({ ...whole, own }));
  } catch (error) {
    return err(notFetched(error));
  }
}

/** Whether Prosody, or its owner, has a module of that name. */
async function createLook(
  { prosody, own }: ServerCode,
  entry: PackEntry | undefined,
  supply: Pick<EmbeddedSupply, 'facts'>,
): Promise<(name: string) => boolean> {
  const inFront = Object.fromEntries(
    Object.entries(own?.files ?? {}).map(([file, text]) => [`modules/${file}`, text]),
  );
  const shipped = entry === undefined ? [] : (await supply.facts(entry.facts)).modules;
  const names = new Set(shipped.map(({ name }) => name));
  return (name) =>
    names.has(name) || hasModule(inFront, name) || hasModule(prosody?.pack.files ?? {}, name);
}

function mayThey(names: readonly string[]): RunRefusal {
  return {
    code: 'modules-of-others',
    what: t('The script came by a link, and asks for {listed} of Prosody’s community.', {
      listed: listed(names),
    }),
    meaning: t(
      'That is code of others than Prosody. It comes with this page, and would run in the server in this tab alone, without a network. Nothing was run.',
    ),
    advice: t('Load it if you want to run the script.'),
    asks: names,
  };
}

function listed(names: readonly string[]): string {
  return joinedByAnd(names.map((name) => `mod_${name}`));
}

function notFetched(error: unknown): RunRefusal {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'embedded-server-not-booted',
    what: t('The modules that the script asks for could not be fetched: {reason}.', { reason }),
    meaning: t('They come with the page, as the server does.'),
    advice: t('Check the connection, and run again.'),
  };
}
