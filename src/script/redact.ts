import { appendAll } from '../base/append-all.ts';
import { finish, type InParts } from '../base/in-parts.ts';
import { portions } from '../base/portions.ts';
import { applyEdits, replaceRange, type TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import { noteSecrets, xmlMaskEdits } from '../xmpp/secrets/mask-xml.ts';
import { noteSecretsOfText } from '../xmpp/secrets/mask-text.ts';
import { Masks, type MaskOptions } from '../xmpp/secrets/masks.ts';
import type { XmlElement } from '../xml/element.ts';
import type { ScriptSyntax } from './ast.ts';
import { headSecrets } from './head-secrets.ts';
import { accountNames, ordinaryWords } from './ordinary-words.ts';
import { parseScript } from './parse.ts';

/** The script with every secret replaced by a mask of the same length, so that offsets still hold. `syntax` is its own. */
export function redactSource(text: string, syntax = parseScript(text)): string {
  return finish(redactSourceInParts(text, syntax));
}

/** The same, in parts. */
export function* redactSourceInParts(text: string, syntax: ScriptSyntax): InParts<string> {
  const masks = yield* masksInParts(syntax);
  const edits = yield* maskEditsInParts(syntax, masks);
  return applyEdits(text, edits.map(fittedEdit));
}

/**
 * The script for handing it on: passwords of actors become the word `password`, as scansion's recorder writes it, other
 * secrets words that are equal where the secrets are. Offsets after the first one change. `syntax` is the text's own.
 */
export function replacePasswords(text: string, syntax: ScriptSyntax): string {
  return applyEdits(text, maskEdits(syntax, scriptMasks(syntax, 'words')));
}

/** A script without its secrets. */
export interface MaskedText {
  readonly masked: string;
  /** With masks of the same length: what `redactSource` gives where no other secrets are known. */
  readonly redacted: () => string;
}

/** The script with every secret masked, those of `masks` that it does not hold itself included. */
export function maskScript(syntax: ScriptSyntax, masks: Masks): MaskedText {
  const edits = maskEdits(syntax, masks);
  return {
    masked: applyEdits(syntax.text, edits),
    redacted: () => applyEdits(syntax.text, edits.map(fittedEdit)),
  };
}

/** Masks that know every secret of the script, in its order. */
export function scriptMasks(syntax: ScriptSyntax, naming?: MaskOptions['naming']): Masks {
  return finish(masksInParts(syntax, naming));
}

/** So many stanzas, or places between secrets, are looked through before others have their turn. */
const PORTION = 100;

function* masksInParts(
  syntax: ScriptSyntax,
  naming: MaskOptions['naming'] = 'stars',
): InParts<Masks> {
  const masks = new Masks({
    ordinary: ordinaryWords(syntax),
    users: accountNames(syntax),
    naming,
  });
  for (const { start, end } of headSecrets(syntax)) {
    const secret = syntax.text.slice(start, end);
    if (naming === 'words') masks.fix(secret, 'password');
    else masks.add(secret);
  }
  yield;
  for (const roots of portions(rootsOf(syntax), PORTION)) {
    noteSecrets(roots, masks);
    yield;
  }
  for (const text of rawTexts(syntax)) noteSecretsOfText(text, masks);
  return masks;
}

function rootsOf({ items }: ScriptSyntax): readonly XmlElement[] {
  return items.flatMap((item) => {
    if (item.kind !== 'action' && item.kind !== 'stray-block') return [];
    return item.block?.roots ?? [];
  });
}

/** In what is sent as written, secrets stand in what is no XML, too. */
function rawTexts({ actions }: ScriptSyntax): readonly string[] {
  return actions.flatMap(({ block }) => (block?.content.isRaw ? [block.content.text] : []));
}

/** What stands where secrets stand, and what of them stands elsewhere; in order. */
function maskEdits(syntax: ScriptSyntax, masks: Masks): readonly TextEdit[] {
  return finish(maskEditsInParts(syntax, masks));
}

function* maskEditsInParts(syntax: ScriptSyntax, masks: Masks): InParts<readonly TextEdit[]> {
  const { text } = syntax;
  const found = headSecrets(syntax).map((range) =>
    replaceRange(range, masks.of(text.slice(range.start, range.end))),
  );
  yield;
  for (const roots of portions(rootsOf(syntax), PORTION)) {
    appendAll(found, xmlMaskEdits(text, roots, masks));
    yield;
  }
  const own = withoutOverlaps(found);
  const between: TextEdit[] = [];
  for (const gaps of portions(gapsOf(text, own), PORTION)) {
    for (const range of gaps) {
      const written = text.slice(range.start, range.end);
      const masked = masks.inParts(written);
      if (masked !== written) between.push(replaceRange(range, masked));
    }
    yield;
  }
  return withoutOverlaps([...own, ...between]);
}

function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((edit) => {
      const isFree = edit.start >= end && edit.start < edit.end;
      if (isFree) ({ end } = edit);
      return isFree;
    });
}

function gapsOf(text: string, edits: readonly TextEdit[]): readonly TextRange[] {
  const starts = [0, ...edits.map(({ end }) => end)];
  return starts.map((start, index) => ({ start, end: edits[index]?.start ?? text.length }));
}

function fittedEdit(edit: TextEdit): TextEdit {
  return { ...edit, text: fitted(edit.text, edit.end - edit.start) };
}

/** A longer mask is cut from the front, where it tells least; a shorter one gets stars there. */
function fitted(mask: string, length: number): string {
  return mask.length > length ? mask.slice(mask.length - length) : mask.padStart(length, '*');
}
