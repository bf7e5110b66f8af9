import { USUAL_HOSTS, type UsualHost } from '../prosody/usual-hosts.ts';
import type { ScriptSyntax } from './ast.ts';
import { hostUses } from './stage.ts';
import { writtenStage, type StageEntry } from './stage-entries.ts';

/** A domain that is served to a script, and why. */
export interface ServedPlace {
  readonly domain: string;
  /** The module that runs it; absent: a virtual host. */
  readonly module?: string | undefined;
  readonly why: ServedReason;
  /** Actors that sign in there. */
  readonly actors: readonly string[];
}

export type ServedReason =
  /** It is there, whatever the script says. */
  | { readonly kind: 'usual'; readonly about: string }
  | { readonly kind: 'tag'; readonly entry: StageEntry }
  /** Actors sign in there. */
  | { readonly kind: 'actors' }
  /** Each host that a script brings about has rooms, too. */
  | { readonly kind: 'rooms'; readonly of: string };

/**
 * All that is served to a script by the embedded server, in the order in which it comes about: what is there anyway, hosts that
 * tags name, hosts that actors sign in to, components, rooms of those hosts.
 */
export function servedPlaces(
  syntax: ScriptSyntax,
  usual: readonly UsualHost[] = USUAL_HOSTS,
): readonly ServedPlace[] {
  const places = new Map<string, ServedPlace>();
  const actors = actorsByDomain(syntax);
  const add = (domain: string, module: string | undefined, why: ServedReason): void => {
    if (places.has(domain)) return;
    places.set(domain, { domain, module, why, actors: actors.get(domain) ?? [] });
  };
  for (const { domain, module, about } of usual) add(domain, module, { kind: 'usual', about });
  const { entries } = writtenStage(syntax);
  for (const entry of entries) {
    if (entry.tag === 'hosts') add(entry.value, undefined, { kind: 'tag', entry });
  }
  for (const domain of actors.keys()) add(domain, undefined, { kind: 'actors' });
  for (const entry of entries) {
    if (entry.tag === 'component')
      add(entry.value.domain, entry.value.module, { kind: 'tag', entry });
  }
  for (const { domain, module, why } of [...places.values()]) {
    const isAdded = module === undefined && why.kind !== 'usual';
    if (isAdded) add(`conference.${domain}`, 'muc', { kind: 'rooms', of: domain });
  }
  return [...places.values()];
}

/** Where modules can be loaded, and actors sign in. */
export function servedDomains(syntax: ScriptSyntax): readonly string[] {
  return servedPlaces(syntax).map(({ domain }) => domain);
}

function actorsByDomain(syntax: ScriptSyntax): ReadonlyMap<string, readonly string[]> {
  const byDomain = new Map<string, string[]>();
  for (const { actor, domain } of hostUses(syntax)) {
    const known = byDomain.get(domain);
    if (known === undefined) byDomain.set(domain, [actor]);
    else known.push(actor);
  }
  return byDomain;
}
