import type { DefinitionSyntax } from '../ast.ts';
import type { PlacedCapture } from '../captures.ts';
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

/** Where the value of a `${NAME}` that reads a capture comes from: the step above that takes it last. */
export function aboutCapture(
  name: string,
  captures: readonly PlacedCapture[],
  offset: number,
): HoverPart | undefined {
  const taken = captures.filter((capture) => capture.name === name);
  const above = taken.findLast(({ action }) => action.range.end < offset) ?? taken[0];
  if (above === undefined) return undefined;
  const { actor, line } = above.action;
  return {
    title: `\${${name}}`,
    sentences: [
      `The value that ${actor.text} received in the step of line ${String(line)}, where {scansion:capture:${name}} took it.`,
      ...(taken.length > 1 ? ['Each later capture of that name replaces it.'] : []),
    ],
  };
}
