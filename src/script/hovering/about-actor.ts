import type { DefinitionSyntax } from '../ast.ts';
import type { HoverPart } from './hover-part.ts';
import { lowerActor } from '../lower-actor.ts';

/** Who an actor is, from the definition. Never shows the password. */
export function aboutActor(definition: DefinitionSyntax): HoverPart {
  const { name, jid, resource, connectHost, connectPort } = lowerActor(definition);
  const sentences = [
    jid === '' ? 'A client without address.' : `A client that signs in as ${jid}.`,
    resource === undefined
      ? 'The server chooses its resource.'
      : `It asks for the resource "${resource}".`,
  ];
  if (connectHost !== undefined) {
    const port = connectPort === undefined ? '' : `:${connectPort}`;
    sentences.push(`Scansion connects it to ${connectHost}${port}.`);
  }
  return { title: name, sentences };
}
