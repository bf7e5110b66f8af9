import type { ScriptSyntax, Verb } from '../ast.ts';
import { printVariable } from '../variables.ts';
import { usualRoom } from './addresses.ts';
import { escapeSnippet, type Offer } from './completion.ts';
import { SKELETONS } from './skeletons.ts';

/** Whole stanzas for an action of that actor. */
export function skeletonOffers(stanza: {
  readonly syntax: ScriptSyntax;
  readonly actor: string;
  readonly verb: Verb | undefined;
}): readonly Offer[] {
  const { syntax, actor, verb } = stanza;
  const values: Readonly<Record<string, string>> = {
    ROOM: usualRoom(syntax),
    NICK: actor,
    FULL_JID: printVariable({ actor, form: 'full JID' }),
  };
  return SKELETONS.filter((skeleton) => verb === undefined || skeleton.verb === verb).map(
    ({ label, detail, body }) => ({
      label,
      kind: 'stanza',
      detail,
      insertText: body.replace(/\b(?:ROOM|NICK|FULL_JID)\b/g, (word) =>
        written(values[word] ?? ''),
      ),
      isSnippet: true,
    }),
  );
}

function written(value: string): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return escapeSnippet(escaped);
}
