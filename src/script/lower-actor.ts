import { bareText, resourceText } from '../xmpp/jid.ts';
import { propertyOf, type DefinitionSyntax } from './ast.ts';
import type { ScenarioActor } from './scenario.ts';

/** An actor as far as its definition says; what is missing is empty. */
export function lowerActor(definition: DefinitionSyntax): ScenarioActor {
  const value = (key: string) => propertyOf(definition, key)?.value.text || undefined;
  const jid = value('jid') ?? '';
  return {
    name: definition.name.text,
    jid: bareText(jid),
    password: value('password') ?? '',
    resource: value('resource') ?? (resourceText(jid) || undefined),
    connectHost: value('connect_host') ?? value('custom_host'),
    connectPort: parsePort(value('connect_port')) ?? parsePort(value('custom_port')),
    range: definition.range,
  };
}

/** A TCP port, `undefined` for anything else. */
export function parsePort(text: string | undefined): number | undefined {
  const port = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}
