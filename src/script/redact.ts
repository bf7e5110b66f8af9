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
  return applyEdits(text, maskEdits(syntax, scriptMasks(syntax)).map(fittedEdit));
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
export function scriptMasks(syntax: ScriptSyntax, naming: MaskOptions['naming'] = 'stars'): Masks {
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
  noteSecrets(rootsOf(syntax), masks);
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
  const { text } = syntax;
  const heads = headSecrets(syntax).map((range) =>
    replaceRange(range, masks.of(text.slice(range.start, range.end))),
  );
  const own = withoutOverlaps([...heads, ...xmlMaskEdits(text, rootsOf(syntax), masks)]);
  const between = gapsOf(text, own).flatMap((range) => {
    const written = text.slice(range.start, range.end);
    const masked = masks.inParts(written);
    return masked === written ? [] : [replaceRange(range, masked)];
  });
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
