import type { DefinitionSyntax } from '../ast.ts';
import type { HoverPart } from './hover-part.ts';
import { lowerActor } from '../lower-actor.ts';
import { printVariable, type Variable } from '../variables.ts';

/** Whose address a variable is, and what it will be. */
export function aboutVariable(
  variable: Variable,
  definition: DefinitionSyntax | undefined,
): HoverPart {
  const title = printVariable(variable);
  if (definition === undefined) {
    return { title, sentences: [`No actor is called "${variable.actor}".`] };
  }
  const { jid, resource } = lowerActor(definition);
  if (variable.form === 'JID') {
    const address = jid === '' ? 'not defined' : jid;
    return { title, sentences: [`The bare JID of ${variable.actor}: ${address}.`] };
  }
  const rule =
    resource === undefined
      ? `It is ${jid}/ and what the server chooses when ${variable.actor} connects.`
      : `It is ${jid}/${resource}, if the server grants that resource.`;
  return {
    title,
    sentences: [
      `The full JID that ${variable.actor} was bound to.`,
      rule,
      'After a disconnect the last one stays known.',
    ],
  };
}
