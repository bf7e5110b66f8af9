import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fitsRange } from '../base/version-range.ts';
import { unpackJson, type PackManifest } from '../prosody/pack.ts';
import { communityFacts, joinedFacts, serverFacts } from '../prosody/server-facts.ts';
import { findCommunity } from '../prosody/supply/find-community.ts';
import { findSources } from '../prosody/supply/find-sources.ts';
import { CACHE_FOLDER } from '../prosody/supply/packs.ts';
import type { ScriptSyntax } from '../script/ast.ts';
import { wantedVersions } from '../script/stage.ts';
import { COMMUNITY_PLACE, UNKNOWN_SERVER, type StageServer } from '../script/stage-server.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';

/** What is known of the server that a script would run on where nothing else is said. */
export type StageServerOf = (syntax: Pick<ScriptSyntax, 'header'>) => StageServer;

/** Nothing is known. */
export const NO_STAGE_SERVERS: StageServerOf = () => UNKNOWN_SERVER;

/** Of all Prosodys that are at hand, the newest first, and of the community's modules, if they are. */
interface AllFacts {
  readonly prosodies: readonly ServerFacts[];
  readonly community: ServerFacts | undefined;
}

/** Two folders up, whether this is the source (`src/cli/`) or the built program (`build/cli/`). */
const ROOT = path.join(import.meta.dirname, '../..');

/**
 * Reads what came with the package; in a checkout what a build would take. Nothing is known where that cannot be had: nobody is
 * told of it, as scripts can be checked without.
 */
export async function findStageServers(): Promise<StageServerOf> {
  const isCheckout = existsSync(path.join(ROOT, 'src/cli/main.ts'));
  const reading = isCheckout ? readSources() : readShipped(path.join(ROOT, 'dist/prosody'));
  return stageServers(await reading.catch(() => ({ prosodies: [], community: undefined })));
}

/** For a script the newest Prosody that it is for; where none is, the newest. */
export function stageServers({ prosodies, community }: AllFacts): StageServerOf {
  const versions = prosodies.map(({ version }) => version);
  const places = community === undefined ? [] : [COMMUNITY_PLACE];
  const joined = new Map<ServerFacts, ServerFacts>();
  return (syntax) => {
    const range = wantedVersions(syntax);
    const isMeant = ({ version }: ServerFacts) => range === undefined || fitsRange(version, range);
    const found = prosodies.find(isMeant) ?? prosodies[0];
    if (found === undefined) return UNKNOWN_SERVER;
    const facts = joined.get(found) ?? (community ? joinedFacts(found, community) : found);
    joined.set(found, facts);
    return { facts, versions, places };
  };
}

async function readSources(): Promise<AllFacts> {
  const cacheFolder = path.join(ROOT, CACHE_FOLDER);
  const { trees } = await findSources({ named: process.env['PROSODY_SOURCE'], cacheFolder });
  const community = await findCommunity({ cacheFolder });
  return {
    prosodies: trees.map(({ version, files }) =>
      serverFacts({ version, files: Object.fromEntries(files) }),
    ),
    community: community.ok ? communityFacts(community.value.modules) : undefined,
  };
}

async function readShipped(folder: string): Promise<AllFacts> {
  // Our own build wrote all of it.
  const read = async (file: string) =>
    (await unpackJson(await readFile(path.join(folder, file)))) as ServerFacts;
  const manifest = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  const { versions, modules } = JSON.parse(manifest) as PackManifest;
  return {
    prosodies: await Promise.all(versions.map(({ facts }) => read(facts))),
    community: modules === undefined ? undefined : await read(modules.facts),
  };
}
