import { bothRanges, type VersionRange } from '../base/version-range.ts';
import { parseJid } from '../xmpp/jid.ts';
import type { Stage, StageHost } from '../xmpp/stage.ts';
import { accountsOf } from './accounts.ts';
import type { ScriptSyntax } from './ast.ts';
import { definitionsByName, verbOf } from './ast.ts';
import { lowerActor } from './lower-actor.ts';
import { isAnonymous } from './scenario.ts';
import {
  MOST_OF_STAGE,
  writtenStage,
  type StageEntry,
  type StageTag,
  type StageValues,
} from './stage-entries.ts';

/** All that a script asks for: what its tags say, and the domains at which its actors connect. Who only is refused may be so for want of a host. */
export function stageOf(syntax: ScriptSyntax): Stage {
  const { isGiven, accounts } = accountsOf(syntax);
  const { entries } = writtenStage(syntax);
  const allowed = accounts.map(({ jid, password }) => ({ jid, password }));
  const prosody = rangeOf(entries);
  const variations = valuesOf(entries, 'variation');
  return {
    ...(isGiven ? { accounts: allowed } : {}),
    ...(prosody === undefined ? {} : { prosody }),
    hosts: [...hostsOf(syntax, valuesOf(entries, 'hosts')).values()],
    components: valuesOf(entries, 'component'),
    modules: valuesOf(entries, 'modules'),
    options: valuesOf(entries, 'option'),
    ...(variations.length === 0 ? {} : { variations }),
    mayFail: valuesOf(entries, 'module-may-fail'),
  };
}

/** The versions that the tags of a header ask for, all of them together; `undefined`: any. */
export function wantedVersions(syntax: Pick<ScriptSyntax, 'header'>): VersionRange | undefined {
  return rangeOf(writtenStage(syntax).entries);
}

function rangeOf(entries: readonly StageEntry[]): VersionRange | undefined {
  return valuesOf(entries, 'prosody').reduce<VersionRange | undefined>(bothRanges, undefined);
}

function valuesOf<T extends StageTag>(entries: readonly StageEntry[], tag: T): StageValues[T][] {
  // An entry's value is that of its tag.
  return entries.flatMap((each) => (each.tag === tag ? [each.value as StageValues[T]] : []));
}

/** An actor that connects, and where it signs in. */
export interface HostUse {
  readonly actor: string;
  readonly domain: string;
  readonly isNameless: boolean;
}

/** Of all actors that connect with an address that can be read, in the order of their definitions. */
export function hostUses(syntax: ScriptSyntax): readonly HostUse[] {
  const connecting = new Set(
    syntax.actions.filter((action) => verbOf(action) === 'connects').map(({ actor }) => actor.text),
  );
  return [...definitionsByName(syntax)].flatMap(([name, definition]) => {
    const actor = lowerActor(definition);
    const jid = parseJid(actor.jid);
    if (!connecting.has(name) || !jid.ok) return [];
    const domain = jid.value.domain.toLowerCase();
    return [{ actor: name, domain, isNameless: isAnonymous(actor) }];
  });
}

/** Where only nameless actors sign in, nobody needs a name. */
function hostsOf(syntax: ScriptSyntax, named: readonly string[]): ReadonlyMap<string, StageHost> {
  const hosts = new Map<string, StageHost>();
  for (const domain of named) hosts.set(domain, { domain, isAnonymous: false });
  for (const { domain, isNameless } of hostUses(syntax)) {
    const known = hosts.get(domain);
    if (known === undefined && hosts.size >= MOST_OF_STAGE) continue;
    hosts.set(domain, { domain, isAnonymous: isNameless && (known?.isAnonymous ?? true) });
  }
  return hosts;
}
