import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import { applyEdits, inOrder, replaceRange, type TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import { actorNameFault } from './actor-name.ts';
import { definitionsByName, type ScriptSyntax } from './ast.ts';
import {
  CAPTURE_START,
  captureNameFault,
  captureUses,
  scriptCaptures,
  type Capture,
} from './captures.ts';
import { touches } from './elements-at.ts';
import { lessonTag } from './lesson-tags.ts';
import { parseScript } from './parse.ts';
import { readRoomCheck } from './room-check.ts';
import { scriptVariables } from './stanza-values.ts';
import { writtenAt } from './value-text.ts';

/** A place that names an actor or a capture. */
export interface NameReference {
  /** The name alone, as written there. */
  readonly range: TextRange;
  readonly name: string;
  /** Actors are defined, act, have addresses (`variable`), and are checked (`## check:`); captures are taken, and read back. */
  readonly kind: 'definition' | 'check' | 'step' | 'variable' | 'capture' | 'reading';
}

/** Every place that names an actor or a capture, in order; of actors that nobody defined too. */
export function nameReferences(syntax: ScriptSyntax): readonly NameReference[] {
  const uses = captureUses(syntax);
  const readings = new Set(uses.map(({ whole }) => whole.start));
  const definitions = syntax.definitions.map(({ name }) => reference('definition', name));
  const steps = syntax.actions.map(({ actor }) => reference('step', actor));
  const variables = scriptVariables(syntax).flatMap(({ variable, actorRange, range }) =>
    variable === undefined || actorRange === undefined || readings.has(range.start)
      ? []
      : [reference('variable', { text: variable.actor, range: actorRange })],
  );
  const captures = [
    ...scriptCaptures(syntax).map((each) => captureReference('capture', each)),
    ...uses.map((each) => captureReference('reading', each)),
  ];
  return [...definitions, ...checkedActors(syntax), ...steps, ...variables, ...captures]
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => a.range.start - b.range.start);
}

/** Whom the header's checks of rooms speak of. */
function checkedActors(syntax: ScriptSyntax): readonly NameReference[] {
  return syntax.header.tags.flatMap(({ key, value }) => {
    if (lessonTag(key.text) !== 'check') return [];
    const check = readRoomCheck(value.text.trim());
    if (check?.kind !== 'person') return [];
    const start = value.range.start + value.text.length - value.text.trimStart().length;
    const range = { start, end: start + check.actor.length };
    return [reference('check', { text: check.actor, range })];
  });
}

function reference(
  kind: NameReference['kind'],
  { text, range }: { readonly text: string; readonly range: TextRange },
): NameReference {
  return { kind, name: text, range };
}

function captureReference(kind: NameReference['kind'], { name, range }: Capture): NameReference {
  return { kind, name, range };
}

/** Whether a reference is to a capture, not to an actor. */
export function isOfCapture({ kind }: Pick<NameReference, 'kind'>): boolean {
  return kind === 'capture' || kind === 'reading';
}

/** The name at an offset, all of a `${…}` and of a capture counts; `undefined` when there is none. */
export function referenceAt(syntax: ScriptSyntax, offset: number): NameReference | undefined {
  const all = nameReferences(syntax);
  const found = all.find(({ range }) => touches(range, offset));
  if (found !== undefined) return found;
  const variable = scriptVariables(syntax).find(({ range }) => touches(range, offset));
  const around = variable?.range ?? captureAround(syntax, offset);
  return around && all.find(({ range }) => around.start <= range.start && range.end <= around.end);
}

/** The whole `{scansion:capture:NAME}` at an offset. */
function captureAround(syntax: ScriptSyntax, offset: number): TextRange | undefined {
  return scriptCaptures(syntax)
    .map(({ range }) => ({ start: range.start - CAPTURE_START.length, end: range.end + 1 }))
    .find((whole) => touches(whole, offset));
}

/**
 * The name in the definition of the actor at an offset, or where the capture that is read there was taken: by the step
 * above that did so last, else by the first one. `undefined` when nothing is named or defined there.
 */
export function definitionAt(syntax: ScriptSyntax, offset: number): TextRange | undefined {
  const found = referenceAt(syntax, offset);
  if (found === undefined) return undefined;
  if (!isOfCapture(found)) return definitionsByName(syntax).get(found.name)?.name.range;
  if (found.kind === 'capture') return found.range;
  const taken = scriptCaptures(syntax).filter(({ name }) => name === found.name);
  const above = taken.findLast(({ action }) => action.range.end < found.range.start);
  return (above ?? taken[0])?.range;
}

/** All places that name what is named at an offset, that one included; an empty list when nothing is. */
export function referencesAt(syntax: ScriptSyntax, offset: number): readonly NameReference[] {
  const found = referenceAt(syntax, offset);
  if (found === undefined) return [];
  return nameReferences(syntax).filter(
    (each) => each.name === found.name && isOfCapture(each) === isOfCapture(found),
  );
}

/** What a rename at an offset would change: the name there, to begin with. */
export function prepareRename(syntax: ScriptSyntax, offset: number): NameReference | undefined {
  return referenceAt(syntax, offset);
}

/**
 * The edits that give the actor or the capture at an offset another name, everywhere. The error is a sentence for
 * people: the name is taken, or no name, or lines would be read in another way. Comments and plain words are left alone.
 */
export function renameAt(
  syntax: ScriptSyntax,
  offset: number,
  name: string,
): Result<readonly TextEdit[], string> {
  const [found, ...others] = referencesAt(syntax, offset);
  if (found === undefined) return err(t('Neither an actor nor a capture is named here.'));
  if (found.name === name) return ok([]);
  const fault = nameFault(syntax, found, name);
  if (fault !== undefined) return err(fault);
  const edits = [found, ...others].map(({ range, kind }) =>
    replaceRange(
      range,
      kind === 'variable' || isOfCapture({ kind }) ? writtenAt(syntax, range.start, name) : name,
    ),
  );
  if (!isReadAlike(syntax, edits, { from: found, to: name })) {
    return err(
      t('With the name "{name}" some lines would be read in another way. Choose another one.', {
        name,
      }),
    );
  }
  return ok(inOrder(edits));
}

function nameFault(syntax: ScriptSyntax, found: NameReference, name: string): string | undefined {
  if (!isOfCapture(found)) {
    const isTaken = definitionsByName(syntax).has(name);
    return (
      actorNameFault(name) ??
      (isTaken ? t('There is an actor called "{name}" already.', { name }) : undefined)
    );
  }
  const isTaken = scriptCaptures(syntax).some((capture) => capture.name === name);
  return (
    captureNameFault(name) ??
    (isTaken ? t('There is a capture called "{name}" already.', { name }) : undefined)
  );
}

interface Renaming {
  readonly from: Pick<NameReference, 'name' | 'kind'>;
  readonly to: string;
}

/** Whether the changed script names the same in the same places, the renamed one by the new name. */
function isReadAlike(
  syntax: ScriptSyntax,
  edits: readonly TextEdit[],
  { from, to }: Renaming,
): boolean {
  const after = parseScript(applyEdits(syntax.text, edits));
  const expected = fingerprint(syntax).map((mention) => ({
    ...mention,
    name: mention.name === from.name && mention.isCapture === isOfCapture(from) ? to : mention.name,
  }));
  const actual = fingerprint(after);
  return (
    actual.length === expected.length &&
    actual.every((mention, index) => {
      const other = expected[index];
      return (
        mention.name === other?.name &&
        mention.what === other.what &&
        mention.isCapture === other.isCapture
      );
    })
  );
}

function fingerprint(syntax: ScriptSyntax) {
  const steps = syntax.actions.map(({ actor, verb, block, rest }) => ({
    name: actor.text,
    what: `${verb.text} ${rest?.text ?? ''} ${String(block?.content.roots.length)}`,
    isCapture: false,
  }));
  const mentions = nameReferences(syntax).map((each) => ({
    name: each.name,
    what: each.kind,
    isCapture: isOfCapture(each),
  }));
  const forms = scriptVariables(syntax).map(({ variable }) => ({
    name: '',
    what: variable?.form ?? '',
    isCapture: false,
  }));
  return [...steps, ...mentions, ...forms];
}
