import { err, ok, type Result } from '../base/result.ts';
import { applyEdits, inOrder, replaceRange, type TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import { actorNameFault } from './actor-name.ts';
import { definitionsByName, type ScriptSyntax } from './ast.ts';
import { touches } from './elements-at.ts';
import { parseScript } from './parse.ts';
import { scriptVariables } from './stanza-values.ts';
import { writtenAt } from './value-text.ts';

/** A place that names an actor. */
export interface ActorReference {
  /** The name alone, as written there. */
  readonly range: TextRange;
  readonly actor: string;
  readonly kind: 'definition' | 'step' | 'variable';
}

/** Every place that names an actor, in order; of actors that nobody defined too. */
export function actorReferences(syntax: ScriptSyntax): readonly ActorReference[] {
  const definitions = syntax.definitions.map(({ name }) => reference('definition', name));
  const steps = syntax.actions.map(({ actor }) => reference('step', actor));
  const variables = scriptVariables(syntax).flatMap(({ variable, actorRange }) =>
    variable === undefined || actorRange === undefined
      ? []
      : [reference('variable', { text: variable.actor, range: actorRange })],
  );
  return [...definitions, ...steps, ...variables]
    .filter(({ actor }) => actor !== '')
    .toSorted((a, b) => a.range.start - b.range.start);
}

function reference(
  kind: ActorReference['kind'],
  { text, range }: { readonly text: string; readonly range: TextRange },
): ActorReference {
  return { kind, actor: text, range };
}

/** The actor's name at an offset, all of a `${…}` counts; `undefined` when there is none. */
export function referenceAt(syntax: ScriptSyntax, offset: number): ActorReference | undefined {
  const all = actorReferences(syntax);
  const found = all.find(({ range }) => touches(range, offset));
  if (found !== undefined) return found;
  const variable = scriptVariables(syntax).find(({ range }) => touches(range, offset));
  return all.find(({ range }) => range.start === variable?.actorRange?.start);
}

/** The name in the definition of the actor at an offset; `undefined` when nobody is named or defined there. */
export function definitionAt(syntax: ScriptSyntax, offset: number): TextRange | undefined {
  const found = referenceAt(syntax, offset);
  return found && definitionsByName(syntax).get(found.actor)?.name.range;
}

/** All places that name the actor at an offset, that one included; an empty list when nobody is named there. */
export function referencesAt(syntax: ScriptSyntax, offset: number): readonly ActorReference[] {
  const found = referenceAt(syntax, offset);
  return found === undefined
    ? []
    : actorReferences(syntax).filter(({ actor }) => actor === found.actor);
}

/** What a rename at an offset would change: the name there, to begin with. */
export function prepareRename(syntax: ScriptSyntax, offset: number): ActorReference | undefined {
  return referenceAt(syntax, offset);
}

/**
 * The edits that give the actor at an offset another name, everywhere. The error is a sentence for people: the name is
 * taken, or no name, or lines would be read in another way. Comments and plain words are left alone.
 */
export function renameActor(
  syntax: ScriptSyntax,
  offset: number,
  name: string,
): Result<readonly TextEdit[], string> {
  const [found, ...others] = referencesAt(syntax, offset);
  if (found === undefined) return err('No actor is named here.');
  if (found.actor === name) return ok([]);
  const fault = actorNameFault(name);
  if (fault !== undefined) return err(fault);
  if (definitionsByName(syntax).has(name))
    return err(`There is an actor called "${name}" already.`);
  const edits = [found, ...others].map(({ range, kind }) =>
    replaceRange(range, kind === 'variable' ? writtenAt(syntax, range.start, name) : name),
  );
  if (!isReadAlike(syntax, edits, { from: found.actor, to: name })) {
    return err(
      `With the name "${name}" some lines would be read in another way. Choose another one.`,
    );
  }
  return ok(inOrder(edits));
}

interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Whether the changed script names the same actors in the same places, the renamed one by the new name. */
function isReadAlike(
  syntax: ScriptSyntax,
  edits: readonly TextEdit[],
  { from, to }: Renaming,
): boolean {
  const after = parseScript(applyEdits(syntax.text, edits));
  const expected = fingerprint(syntax).map((mention) => ({
    ...mention,
    actor: mention.actor === from ? to : mention.actor,
  }));
  const actual = fingerprint(after);
  return (
    actual.length === expected.length &&
    actual.every((mention, index) => {
      const other = expected[index];
      return mention.actor === other?.actor && mention.what === other.what;
    })
  );
}

function fingerprint(syntax: ScriptSyntax) {
  const definitions = syntax.definitions.map(({ name }) => ({ actor: name.text, what: '[]' }));
  const steps = syntax.actions.map(({ actor, verb, block, rest }) => ({
    actor: actor.text,
    what: `${verb.text} ${rest?.text ?? ''} ${String(block?.content.roots.length)}`,
  }));
  const variables = scriptVariables(syntax).map(({ variable, name }) => ({
    actor: variable?.actor ?? name,
    what: variable?.form ?? 'no variable',
  }));
  return [...definitions, ...steps, ...variables];
}
