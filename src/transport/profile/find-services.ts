import type { Conversation } from './conversation.ts';
import type { DomainLine, ServerProfile } from './server-profile.ts';
import { discover, isChatService, isNodeService, type EntityInfo } from './services.ts';

/** What was found for lines that name no domain of the server. */
export interface FoundServices {
  /** By the script's domain. */
  readonly found: ReadonlyMap<string, string>;
  readonly missing: readonly DomainLine[];
}

/** Lines for which the server has to be asked. */
export function openLines(
  { domains }: Pick<ServerProfile, 'domains'>,
  found: ReadonlyMap<string, string>,
): readonly DomainLine[] {
  return domains.filter(({ server, script }) => server === '' && !found.has(script));
}

/** Asks that domain's disco. */
export async function findServices(
  talk: Conversation,
  domain: string,
  lines: readonly DomainLine[],
): Promise<FoundServices> {
  return servicesFor(lines, await discover(talk, domain));
}

/** The same of what was discovered: the first service that does it. */
export function servicesFor(
  lines: readonly DomainLine[],
  infos: readonly EntityInfo[],
): FoundServices {
  const found = new Map<string, string>();
  const missing: DomainLine[] = [];
  for (const line of lines) {
    const does = line.role === 'nodes' ? isNodeService : isChatService;
    const address = infos.find(does)?.address;
    if (address === undefined) missing.push(line);
    else found.set(line.script, address);
  }
  return { found, missing };
}
