import type { RunState } from './state.ts';

const JID_VARIABLE = /^(.*)'s (full JID|JID)$/s;

/**
 * The value of `${…}` now, or `undefined`. `NAME's JID` is bare; `NAME's full JID` is the newest bound one, or, for an
 * actor that never connected, the bare one with its resource. Anything else is the name of a capture: scansion itself
 * gives no way to read one.
 */
export function resolveVariable(state: RunState, variable: string): string | undefined {
  const [, name, form] = JID_VARIABLE.exec(variable) ?? [];
  const found = name === undefined ? undefined : state.actors.get(name);
  if (found === undefined) return state.captures.get(variable);
  const { jid, resource } = found.actor;
  if (form === 'JID') return jid;
  return found.jid ?? (resource === undefined ? undefined : `${jid}/${resource}`);
}

/** Why a variable has no value, and what to do. */
export function unknownVariableNote(state: RunState, variable: string): string {
  const [, name = ''] = JID_VARIABLE.exec(variable) ?? [];
  return state.actors.has(name)
    ? `\${${variable}} has no value yet: ${name} has not connected. Let ${name} connect before this step, or give ${name} a resource.`
    : `\${${variable}} has no value: no actor and no capture has that name. Correct the name.`;
}
