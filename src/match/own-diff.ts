import type { TextRange } from '../base/text-range.ts';
import type { XmlAttribute, XmlElement } from '../xml/element.ts';
import type { AttributeDiff, Difference, TextDiff } from './difference.ts';
import { attributeName } from './label.ts';
import type { Finding, FindingPlace } from './outer.ts';
import { attributeKey, textSatisfies, valueSatisfies } from './pattern.ts';
import type { Shape } from './shape.ts';

interface Telling {
  /** The element. */
  readonly where: FindingPlace;
  /** Gives a finding its sentence. */
  readonly tell: (finding: Finding) => Difference;
  /** Whether a type that the script does not ask for is a difference, though others are not. */
  readonly refusesType?: boolean;
}

/** The attributes of a pair: the expected ones in their order, then what was received besides. */
export function attributeDiffs(
  expected: Shape,
  received: Shape,
  telling: Telling,
): readonly AttributeDiff[] {
  const wanted = expected.attributes.map((attribute) =>
    wantedAttribute(attribute, received.attribute(attributeKey(attribute)), telling),
  );
  const extra = received.attributes
    .filter((attribute) => expected.attribute(attributeKey(attribute)) === undefined)
    .map((attribute) => extraAttribute(attribute, expected, telling));
  return [...wanted, ...extra];
}

/** The attributes of two elements that have the same ones. */
export function equalAttributes(expected: Shape, received: Shape): readonly AttributeDiff[] {
  return expected.attributes.map((attribute): AttributeDiff => {
    const other = received.attribute(attributeKey(attribute));
    return { state: 'equal', expected: attribute, ...(other && { received: other }) };
  });
}

function wantedAttribute(
  expected: XmlAttribute,
  received: XmlAttribute | undefined,
  { where, tell }: Telling,
): AttributeDiff {
  if (received?.value === expected.value) return { state: 'equal', expected, received };
  const common = {
    where: { ...where, part: `@${attributeName(expected)}` },
    expected: expected.value,
    ...rangeOf(expected.range),
  };
  if (received === undefined) {
    const difference = tell({ kind: 'attribute-missing', ...common });
    return { state: 'missing', expected, difference };
  }
  if (valueSatisfies(expected.value, received.value)) {
    return { state: 'wildcard', expected, received };
  }
  const difference = tell({ kind: 'attribute-value', ...common, received: received.value });
  return { state: 'differs', expected, received, difference };
}

function extraAttribute(
  received: XmlAttribute,
  expected: Shape,
  { where, tell, refusesType = false }: Telling,
): AttributeDiff {
  const isRefused = refusesType && received.local === 'type' && received.ns === '';
  if (!expected.strict && !isRefused) return { state: 'extra-allowed', received };
  const difference = tell({
    kind: 'attribute-extra',
    where: { ...where, part: `@${attributeName(received)}` },
    received: received.value,
    ...rangeOf(expected.element.nameRange),
  });
  return { state: 'extra', received, difference };
}

/** The own texts of a pair. */
export function textDiff(expected: Shape, received: Shape, { where, tell }: Telling): TextDiff {
  const texts = { expected: expected.text, received: received.text };
  if (expected.text === received.text) return { state: 'equal', ...texts };
  if (textSatisfies(expected.text, received.text)) return { state: 'ignored', ...texts };
  const difference = tell({
    kind: 'text',
    where: { ...where, part: 'text()' },
    ...texts,
    ...rangeOf(textRange(expected.element)),
  });
  return { state: 'differs', ...texts, difference };
}

/** From the first to the last text of the element that is not white space. */
export function textRange(element: XmlElement): TextRange | undefined {
  const ranges = element.children.flatMap((child) =>
    child.kind === 'text' && child.text.trim() !== '' && child.range ? [child.range] : [],
  );
  const first = ranges[0];
  const last = ranges.at(-1);
  return first && last && { start: first.start, end: last.end };
}

function rangeOf(range: TextRange | undefined): { readonly expectedRange?: TextRange } {
  return range === undefined ? {} : { expectedRange: range };
}
