import { childElements, type XmlAttribute, type XmlElement } from '../xml/element.ts';
import { attributeKey, comparedAttributes, comparedText, elementKey } from './pattern.ts';
import { comparisonOf } from './strictness.ts';

/** What a comparison needs of one element, computed once. */
export interface Shape {
  readonly element: XmlElement;
  /** Counts the elements of its tree in document order, from 0. */
  readonly ordinal: number;
  /** Two shapes of one forest with the same number compare equal in everything. */
  readonly identity: number;
  readonly key: string;
  /** The key with the values of the naming attributes. */
  readonly naming: string;
  readonly strict: boolean;
  /** Whether the order of its children counts: only where it is strict. */
  readonly ordered: boolean;
  readonly attributes: readonly XmlAttribute[];
  /** The attribute of a key, if there is one. */
  readonly attribute: (key: string) => XmlAttribute | undefined;
  readonly text: string;
  readonly children: readonly Shape[];
  /** What it weighs when it is missing or extra as a whole: grows with all that is in it. */
  readonly weight: number;
  /** How many attributes and texts are in it, at any depth. */
  readonly facts: number;
  /** The same with the elements. */
  readonly size: number;
}

/** Attributes that say who or what an element is about, the most telling first. */
export const NAMING_ATTRIBUTES = ['var', 'code', 'node', 'jid', 'nick', 'id', 'name'];

/** Weights of an edit, in parts of one attribute. An element weighs more than a change of its name does. */
export const ELEMENT_WEIGHT = 2;
export const ATTRIBUTE_WEIGHT = 1;
export const TEXT_WEIGHT = 1;

/** Shapes made by one forest share their identities, so they can be compared with each other. */
interface Forest {
  shapeOf(root: XmlElement): Shape;
}

/** `anyOrder`: the order of children counts nowhere. */
export function createForest(anyOrder = false): Forest {
  const identities = new Map<string, number>();
  const identityOf = (content: string) => {
    const identity = identities.get(content) ?? identities.size;
    identities.set(content, identity);
    return identity;
  };
  return {
    shapeOf: (root) => {
      let count = 0;
      const build = (element: XmlElement, around: boolean | undefined): Shape => {
        const ordinal = count++;
        const { strict, inherited } = comparisonOf(element, around);
        const children = childElements(element).map((child) => build(child, inherited));
        return shape(element, children, {
          ordinal,
          identityOf,
          strict,
          ordered: strict && !anyOrder,
        });
      };
      return build(root, undefined);
    },
  };
}

interface Numbering {
  readonly ordinal: number;
  readonly strict: boolean;
  readonly ordered: boolean;
  readonly identityOf: (content: string) => number;
}

function shape(element: XmlElement, children: readonly Shape[], numbering: Numbering): Shape {
  const attributes = comparedAttributes(element);
  const text = comparedText(element);
  const own = attributes.length + (text === '' ? 0 : 1);
  const key = elementKey(element);
  let weight = ELEMENT_WEIGHT + attributes.length * ATTRIBUTE_WEIGHT;
  if (text !== '') weight += TEXT_WEIGHT;
  let facts = own;
  let size = 1 + own;
  for (const child of children) {
    weight += child.weight;
    facts += child.facts;
    size += child.size;
  }
  return {
    element,
    ordinal: numbering.ordinal,
    identity: numbering.identityOf(
      contentOf({ key, attributes, text: longTextAs(numbering, text), children }),
    ),
    key,
    naming: namingOf(key, attributes),
    strict: numbering.strict,
    ordered: numbering.ordered,
    attributes,
    attribute: attributeFinder(attributes),
    text,
    children,
    weight,
    facts,
    size,
  };
}

function namingOf(key: string, attributes: readonly XmlAttribute[]): string {
  const naming = [key];
  for (const { ns, local, value } of attributes) {
    if (ns === '' && NAMING_ATTRIBUTES.includes(local)) naming.push(local, value);
  }
  return naming.length === 1 ? key : naming.join('\u0000');
}

/** Up to this many attributes are looked through; more get an index. */
const FEW = 8;

const findsNone = () => undefined;

/** Finds attributes by their key; where there are many, each at once. */
export function attributeFinder(attributes: readonly XmlAttribute[]): Shape['attribute'] {
  if (attributes.length === 0) return findsNone;
  if (attributes.length <= FEW) {
    return (key) => attributes.find((attribute) => attributeKey(attribute) === key);
  }
  const index = new Map(attributes.map((attribute) => [attributeKey(attribute), attribute]));
  return (key) => index.get(key);
}

/** A longer text is not copied into what holds it: it has a number. */
const LONG = 10_000;

function longTextAs({ identityOf }: Numbering, text: string): string {
  // No XML has the character, so that no other text reads like it.
  return text.length > LONG ? `\u0001${identityOf(text)}` : text;
}

/** Everything that is compared, as one text without ambiguity: no XML has the character that separates. */
function contentOf({
  key,
  attributes,
  text,
  children,
}: Pick<Shape, 'key' | 'attributes' | 'text' | 'children'>): string {
  const pairs = attributes.map((attribute) => `${attributeKey(attribute)}\u0000${attribute.value}`);
  if (pairs.length > 1) pairs.sort();
  const content = [key, String(pairs.length), ...pairs, text];
  for (const { identity } of children) content.push(String(identity));
  return content.join('\u0000');
}
