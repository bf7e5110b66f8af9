import { t } from '../../base/translate.ts';
import type { DefinitionSyntax } from '../ast.ts';
import type { HoverPart } from './hover-part.ts';
import { lowerActor } from '../lower-actor.ts';

/** Who an actor is, from the definition. Never shows the password. */
export function aboutActor(definition: DefinitionSyntax): HoverPart {
  const { name, jid, resource, connectHost, connectPort } = lowerActor(definition);
  const sentences = [
    jid === '' ? t('A client without address.') : t('A client that signs in as {jid}.', { jid }),
    resource === undefined
      ? t('The server chooses its resource.')
      : t('It asks for the resource "{resource}".', { resource }),
  ];
  if (connectHost !== undefined) {
    const port = connectPort === undefined ? '' : `:${connectPort}`;
    sentences.push(t('Scansion connects it to {address}.', { address: connectHost + port }));
  }
  return { title: name, sentences };
}
