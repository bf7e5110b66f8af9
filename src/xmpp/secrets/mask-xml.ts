import { replaceRange, type TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import type { XmlElement } from '../../xml/element.ts';
import { escapeAnywhere } from '../../xml/escape.ts';
import type { Masks } from './masks.ts';
import { xmlValues, type XmlValue } from './xml-values.ts';

/** Takes note of every secret that stands where secrets stand; placeholders are none. */
export function noteSecrets(roots: readonly XmlElement[], masks: Masks): void {
  for (const each of xmlValues(roots)) if (isLiteralSecret(each)) masks.add(each.value);
}

/** The changes to the text that these elements were parsed from which mask all that is noted; in order. */
export function xmlMaskEdits(
  text: string,
  roots: readonly XmlElement[],
  masks: Masks,
): readonly TextEdit[] {
  const edits = xmlValues(roots).flatMap((each) => {
    const { value, range } = each;
    const masked = isLiteralSecret(each) ? masks.of(value) : masks.inValue(value);
    if (range === undefined || masked.trim() === value.trim()) return [];
    return [replaceRange(withoutMargins(text, range), escapeAnywhere(masked.trim()))];
  });
  return edits.toSorted((a, b) => a.start - b.start);
}

/** A variable or a placeholder of the whole value stands for a secret, and is none. */
const STAND_IN = /^(?:\$\{[^}]*\}|\{scansion:[^}]*\})$/;

function isLiteralSecret({ value, isSecret }: XmlValue): boolean {
  const text = value.trim();
  return isSecret && text !== '' && !STAND_IN.test(text);
}

function withoutMargins(text: string, { start, end }: TextRange): TextRange {
  const raw = text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, raw.trimEnd().length) };
}
