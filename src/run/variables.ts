import { t } from '../base/translate.ts';
import { isAnonymous, type Scenario, type ScenarioActor } from '../script/scenario.ts';
import type { TraceModel } from '../trace/model.ts';
import { bareText } from '../xmpp/jid.ts';

/** Where values come from: a run as it stands. */
export interface VariableSource {
  readonly actors: ReadonlyMap<
    string,
    { readonly actor: ScenarioActor; readonly jid: string | undefined }
  >;
  readonly captures: ReadonlyMap<string, string>;
}

/** The same, from the trace of the run. */
export function variablesOf(model: TraceModel, scenario: Scenario): VariableSource {
  const actors = scenario.actors.map((actor) => {
    const changes = model.connections.get(actor.name) ?? [];
    const jid = changes.findLast((change) => change.jid !== undefined)?.jid;
    return [actor.name, { actor, jid }] as const;
  });
  return { actors: new Map(actors), captures: new Map(Object.entries(model.captures)) };
}

const JID_VARIABLE = /^(.*)'s (full JID|JID)$/s;

/**
 * The value of `${…}` now, or `undefined`. `NAME's JID` is bare (of who signs in anonymously known only then); `NAME's full JID` is the newest bound one, or, for an
 * actor that never connected, the bare one with its resource. Anything else is the name of a capture: what it took last.
 */
export function resolveVariable(state: VariableSource, variable: string): string | undefined {
  const [, name, form] = JID_VARIABLE.exec(variable) ?? [];
  const found = name === undefined ? undefined : state.actors.get(name);
  if (found === undefined) return state.captures.get(variable);
  const { jid, resource } = found.actor;
  if (isAnonymous(found.actor)) {
    return form === 'JID' && found.jid !== undefined ? bareText(found.jid) : found.jid;
  }
  if (form === 'JID') return jid;
  return found.jid ?? (resource === undefined ? undefined : `${jid}/${resource}`);
}

/** Why a variable has no value, and what to do. */
export function unknownVariableNote(state: VariableSource, variable: string): string {
  const [, name = ''] = JID_VARIABLE.exec(variable) ?? [];
  return state.actors.has(name)
    ? t(
        '{variable} has no value yet: {name} has not connected. Let {name} connect before this step, or give {name} a resource.',
        { variable: `\${${variable}}`, name },
      )
    : t(
        '{variable} has no value: no actor has that name, and no step before this one has captured it. Was the step that does so passed over?',
        { variable: `\${${variable}}` },
      );
}
