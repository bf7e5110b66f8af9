import { t } from '../../base/translate.ts';
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
    return { title, sentences: [t('No actor is called "{actor}".', { actor: variable.actor })] };
  }
  const { jid, resource } = lowerActor(definition);
  if (variable.form === 'JID') {
    const address = jid === '' ? t('not defined') : jid;
    return {
      title,
      sentences: [t('The bare JID of {actor}: {address}.', { actor: variable.actor, address })],
    };
  }
  const rule =
    resource === undefined
      ? t('It is {jid}/ and what the server chooses when {actor} connects.', {
          jid,
          actor: variable.actor,
        })
      : t('It is {jid}/{resource}, if the server grants that resource.', { jid, resource });
  return {
    title,
    sentences: [
      t('The full JID that {actor} was bound to.', { actor: variable.actor }),
      rule,
      t('After a disconnect the last one stays known.'),
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
      t('The value that {actor} received in the step of line {line}, where {capture} took it.', {
        actor: actor.text,
        line,
        capture: `{scansion:capture:${name}}`,
      }),
      ...(taken.length > 1 ? [t('Each later capture of that name replaces it.')] : []),
    ],
  };
}
