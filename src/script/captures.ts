import { remembering } from '../base/lazy.ts';
import { t } from '../base/translate.ts';
import { shiftRange, type TextRange } from '../base/text-range.ts';
import { wildcardOf } from '../match/pattern.ts';
import {
  definitionsByName,
  verbOf,
  type ActionSyntax,
  type BlockContent,
  type ScriptSyntax,
} from './ast.ts';
import { blockVariables, stanzaValues } from './stanza-values.ts';
import type { VariableReference } from './variables.ts';

/** A `{scansion:capture:NAME}` that takes a value. */
export interface Capture {
  readonly name: string;
  /** Of the name alone. */
  readonly range: TextRange;
}

export interface PlacedCapture extends Capture {
  readonly action: ActionSyntax;
}

/** What stands before the name. */
export const CAPTURE_START = '{scansion:capture:';

/** Every capture of a block, with ranges in the block's own text. */
export const contentCaptures = remembering(({ text, roots }: BlockContent): readonly Capture[] =>
  roots.flatMap(stanzaValues).flatMap(({ value, range }) => {
    const name = wildcardOf(value.trim())?.capture;
    const at = text.indexOf(CAPTURE_START, range.start);
    if (name === undefined || at < 0) return [];
    const start = at + CAPTURE_START.length;
    return [{ name, range: { start, end: text.indexOf('}', start) } }];
  }),
);

/** The captures of an action, with ranges in the script; none in what is sent. */
export function capturesOfAction(action: ActionSyntax): readonly PlacedCapture[] {
  const { block } = action;
  if (block === undefined || verbOf(action) !== 'receives') return [];
  return contentCaptures(block.content).map(({ name, range }) => ({
    name,
    range: shiftRange(range, block.range.start),
    action,
  }));
}

/** Every capture of the script, in order. */
export function scriptCaptures(syntax: ScriptSyntax): readonly PlacedCapture[] {
  return syntax.actions.flatMap(capturesOfAction);
}

/** The place that reads a capture back: a `${NAME}` that is no actor's address. */
export interface CaptureUse extends Capture {
  /** From `$` to `}`. */
  readonly whole: TextRange;
}

/** Whether a `${…}` means a capture: an actor's address comes first. */
export function readsCapture(
  { isClosed, name, variable }: VariableReference,
  actors: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): boolean {
  return isClosed && name !== '' && (variable === undefined || !actors.has(variable.actor));
}

/** Every `${NAME}` of the script that reads a capture which the script takes somewhere, in order. */
export function captureUses(syntax: ScriptSyntax): readonly CaptureUse[] {
  const taken = new Set(scriptCaptures(syntax).map(({ name }) => name));
  if (taken.size === 0) return [];
  const actors = definitionsByName(syntax);
  return syntax.actions
    .flatMap(({ block }) => (block === undefined ? [] : blockVariables(block)))
    .filter((found) => readsCapture(found, actors) && taken.has(found.name))
    .map(({ name, range }) => ({
      name,
      whole: range,
      range: { start: range.start + 2, end: range.end - 1 },
    }));
}

/** Why a text cannot be the name of a capture, in a sentence; `undefined` when it can. */
export function captureNameFault(name: string): string | undefined {
  if (name.trim() === '') return t('A name needs at least one character.');
  if (name !== name.trim() || /\s\s|[^\S ]/.test(name)) {
    return t('A name neither begins nor ends with white space, and has single blanks only.');
  }
  if (/[{}]/.test(name)) return t('Braces would end ${…} too early.');
  if (/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(name))
    return t('XML does not allow all of these characters.');
  return undefined;
}
