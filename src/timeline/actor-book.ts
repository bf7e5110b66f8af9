import { NOBODY, type Scenario, type ScenarioActor } from '../script/scenario.ts';
import type { TraceModel } from '../trace/model.ts';
import { bareText } from '../xmpp/jid.ts';

/** Who is who: the actors of a scenario and the addresses they have been known by. */
export interface ActorBook {
  /** In order of appearance in the steps, then those that no step names. */
  readonly names: readonly string[];
  /** The newest full JID; before the actor was online its JID as the script gives it; `''` for a stranger. */
  jidOf(name: string): string;
  /** The domain of the actor's JID; `''` for a stranger. */
  domainOf(name: string): string;
  /**
   * The actor with this address: a full JID, a bare JID, or a variable such as `${Juliet's JID}`. Of several
   * actors that share a bare JID, the first one.
   */
  readonly actorAt: (address: string) => string | undefined;
}

export const JID_VARIABLE = /^\$\{(.+)'s (?:full )?JID\}$/;

export function createActorBook(scenario: Scenario, trace: TraceModel | undefined): ActorBook {
  const actors = new Map(scenario.actors.map((actor) => [actor.name, actor]));
  const names = namesInOrder(scenario, trace);
  const current = new Map(names.map((name) => [name, jidNow(name, actors.get(name), trace)]));
  const byAddress = addressesOf(names, current, trace);
  return {
    names,
    jidOf: (name) => current.get(name) ?? '',
    domainOf: (name) => domainText(current.get(name) ?? ''),
    actorAt: (address) => {
      const variable = JID_VARIABLE.exec(address)?.[1];
      if (variable !== undefined) return actors.has(variable) ? variable : undefined;
      return byAddress.get(address) ?? byAddress.get(bareText(address));
    },
  };
}

/** The actors of the steps, in order; a name comes once for each of its steps. */
export function actingNames({ steps }: Scenario): readonly string[] {
  return steps.map(({ actor }) => actor).filter((actor) => actor !== NOBODY);
}

function namesInOrder(scenario: Scenario, trace: TraceModel | undefined): readonly string[] {
  const names = new Set(actingNames(scenario));
  for (const actor of scenario.actors) names.add(actor.name);
  for (const actor of trace?.connections.keys() ?? []) names.add(actor);
  return [...names];
}

function jidNow(
  name: string,
  actor: ScenarioActor | undefined,
  trace: TraceModel | undefined,
): string {
  const online = trace?.connections.get(name)?.findLast((change) => change.jid !== undefined)?.jid;
  if (online !== undefined) return online;
  return actor === undefined ? '' : scriptedJid(actor);
}

/** The JID as the script gives it. */
export function scriptedJid({ jid, resource }: ScenarioActor): string {
  return resource === undefined ? jid : `${jid}/${resource}`;
}

function addressesOf(
  names: readonly string[],
  current: ReadonlyMap<string, string>,
  trace: TraceModel | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (address: string, name: string) => {
    if (address !== '' && !found.has(address)) found.set(address, name);
  };
  for (const name of names) {
    for (const { jid } of trace?.connections.get(name) ?? []) add(jid ?? '', name);
    add(current.get(name) ?? '', name);
  }
  for (const name of names) add(bareText(current.get(name) ?? ''), name);
  return found;
}

/** The domain of an address; needs no valid one. */
export function domainText(jid: string): string {
  const bare = bareText(jid);
  return bare.slice(bare.indexOf('@') + 1);
}
