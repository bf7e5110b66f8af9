import { err, ok, type Result } from '../base/result.ts';
import type { TextRange } from '../base/text-range.ts';
import { decodeReferences } from '../xml/decode-text.ts';
import { escapeAnywhere } from '../xml/escape.ts';
import type { XmlAttribute, XmlElement, XmlNode, XmlText } from '../xml/element.ts';

export interface Substitution {
  readonly element: XmlElement;
  /** The values that were put in, by variable (`Romeo's full JID`). */
  readonly used: Readonly<Record<string, string>>;
}

export interface UnknownVariable {
  readonly variable: string;
  /** Where `${…}` stands in the script, or the value around it where escapes hide the exact place. */
  readonly range?: TextRange;
}

const VARIABLE = /\$\{([^{}]*)\}/g;

/**
 * Replaces every `${…}` in attribute values and texts; `resolve` gets what stands between the braces. Ranges are
 * kept, so the result still points into the script; what has no variable in it stays the same object. The first variable
 * without a value is the error.
 */
export function substitute(
  element: XmlElement,
  resolve: (variable: string) => string | undefined,
): Result<Substitution, UnknownVariable> {
  if (!hasVariables(element)) return ok({ element, used: {} });
  const used = new Map<string, string>();
  let unknown: UnknownVariable | undefined;
  const replaced = mapValues(element, (value, range) =>
    value.replace(VARIABLE, (whole, variable: string, offset: number) => {
      const found = used.get(variable) ?? resolve(variable);
      if (found !== undefined) used.set(variable, found);
      else unknown ??= { variable, ...placeOf(value, range, { offset, length: whole.length }) };
      return found ?? whole;
    }),
  );
  if (unknown !== undefined) return err(unknown);
  return ok({ element: replaced, used: Object.fromEntries(used) });
}

/** Nearly all stanzas have none. */
function hasVariables({ attributes, children }: XmlElement): boolean {
  return (
    attributes.some(({ value }) => value.includes('${')) ||
    children.some((child) =>
      child.kind === 'element' ? hasVariables(child) : child.text.includes('${'),
    )
  );
}

export interface FilledText {
  readonly filled: string;
  readonly used: Readonly<Record<string, string>>;
  /** In order of their first places; they stay as they are. */
  readonly unknown: readonly string[];
}

/**
 * Replaces every `${…}` in a text that need be no XML. Between the braces references are decoded, and values come in
 * escaped as XML: so a value never makes malformed what is not.
 */
export function fillText(
  text: string,
  resolve: (variable: string) => string | undefined,
): FilledText {
  const used = new Map<string, string>();
  const unknown = new Set<string>();
  const filled = text.replace(VARIABLE, (whole, written: string) => {
    const variable = decodeReferences(written);
    const found = used.get(variable) ?? resolve(variable);
    if (found === undefined) unknown.add(variable);
    else used.set(variable, found);
    return found === undefined ? whole : escapeAnywhere(found);
  });
  return { filled, used: Object.fromEntries(used), unknown: [...unknown] };
}

function placeOf(
  value: string,
  range: TextRange | undefined,
  part: { readonly offset: number; readonly length: number },
): { readonly range?: TextRange } {
  if (range === undefined) return {};
  if (range.end - range.start !== value.length) return { range };
  const start = range.start + part.offset;
  return { range: { start, end: start + part.length } };
}

type ValueMapper = (value: string, range: TextRange | undefined) => string;

function mapValues(element: XmlElement, map: ValueMapper): XmlElement {
  const attributes = element.attributes.map((attribute): XmlAttribute => {
    const value = map(attribute.value, attribute.valueRange);
    return value === attribute.value ? attribute : { ...attribute, value };
  });
  const children = element.children.map((child): XmlNode => {
    return child.kind === 'element' ? mapValues(child, map) : mapText(child, map);
  });
  const isSame =
    attributes.every((attribute, index) => attribute === element.attributes[index]) &&
    children.every((child, index) => child === element.children[index]);
  return isSame ? element : { ...element, attributes, children };
}

function mapText(node: XmlText, map: ValueMapper): XmlText {
  const text = map(node.text, node.range);
  return text === node.text ? node : { ...node, text };
}
