import { t } from '../../base/translate.ts';
import { removeRange } from '../../base/text-edit.ts';
import { attributeValue, findChild } from '../../xml/element.ts';
import { definitionsByName, verbOf, type ActionSyntax, type ScriptSyntax } from '../ast.ts';
import { paragraph } from '../source-lines.ts';
import { recordedStanzas, type Proposal, type RecordedStanza } from './proposal.ts';

/** Steps that were recorded but say nothing go. */
export function proposeDropping(syntax: ScriptSyntax): readonly Proposal[] {
  const kinds = [
    {
      id: 'after-disconnect',
      title: t('Drop what was recorded after a disconnect'),
      why: t(
        'The recorder notes the end of a session before its last presence. A client that is gone sends and receives nothing.',
      ),
      actions: afterDisconnect(syntax),
    },
    {
      id: 'roster-pushes',
      title: t('Drop pushes of the contact list, and the answers to them'),
      why: t(
        'The server sends them by itself, with ids of its own, whenever a contact changes. Keep them if the contact list is what the script is about.',
      ),
      actions: rosterPushes(syntax),
    },
  ];
  return kinds
    .filter(({ actions }) => actions.length > 0)
    .map(({ actions, ...proposal }) => ({
      ...proposal,
      edits: actions.map(({ range }) => removeRange(paragraph(syntax.text, range))),
    }));
}

function afterDisconnect(syntax: ScriptSyntax): readonly ActionSyntax[] {
  const gone = new Set<string>();
  const names = definitionsByName(syntax);
  return syntax.actions.filter((action) => {
    const name = action.actor.text;
    const verb = verbOf(action);
    if (!names.has(name) || verb === undefined) return false;
    if (verb === 'connects') gone.delete(name);
    if (verb === 'sends' || verb === 'receives') return gone.has(name);
    if (verb === 'disconnects') gone.add(name);
    return false;
  });
}

function rosterPushes(syntax: ScriptSyntax): readonly ActionSyntax[] {
  const stanzas = recordedStanzas(syntax);
  const pushes = stanzas.filter(isPush);
  const keys = new Set(pushes.map(keyOf));
  const answers = stanzas.filter((stanza) => isAnswer(stanza) && keys.has(keyOf(stanza)));
  return [...pushes, ...answers].map(({ action }) => action).sort((a, b) => a.line - b.line);
}

function isPush({ isSent, root }: RecordedStanza): boolean {
  if (isSent || root.local !== 'iq' || attributeValue(root, 'type') !== 'set') return false;
  return findChild(root, 'query', 'jabber:iq:roster') !== undefined;
}

function isAnswer({ isSent, root }: RecordedStanza): boolean {
  return isSent && root.local === 'iq' && attributeValue(root, 'type') === 'result';
}

function keyOf({ actor, root }: RecordedStanza): string {
  return `${attributeValue(root, 'id') ?? ''} ${actor}`;
}
