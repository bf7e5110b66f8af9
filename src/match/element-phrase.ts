import { t } from '../base/translate.ts';
import { attributeValue, childElements, type XmlElement } from '../xml/element.ts';
import { identificationOf, identityOf, isNearlyNamed, relationOf } from './identity.ts';
import {
  childPlace,
  excerpt,
  fullLabel,
  nodeLabel,
  quoted,
  siblingsLike,
  tagName,
} from './label.ts';
import { elementKey, wildcardOf } from './pattern.ts';
import { placeLabel, plainLabel, subjectLabel, type Phrase, type Place } from './phrase.ts';
import { NAMING_ATTRIBUTES } from './shape.ts';

/** Another element stands where the expected one should: a stanza of another kind, or a child. */
export function namePhrase(place: Place): Phrase {
  const labels = differingLabels(place.node.expected, place.node.received);
  if (place.parent === undefined) {
    return {
      subject: undefined,
      has: t('is {withArticle}', { withArticle: withArticle(labels.received) }),
      expects: withArticle(labels.expected),
      short: t('{received}; the script expects {withArticle}', {
        received: labels.received,
        withArticle: withArticle(labels.expected),
      }),
    };
  }
  return {
    subject: subjectLabel(place.parent),
    has: t('has {received} in its place', { received: labels.received }),
    expects: labels.expected,
    short: t('{received} in {labelOf}; the script expects {expected}', {
      received: labels.received,
      labelOf: labelOf(place.parent),
      expected: labels.expected,
    }),
  };
}

/** Names alone where they differ, else names with their namespaces. */
function differingLabels(expected: XmlElement | undefined, received: XmlElement | undefined) {
  const withNs = expected?.local === received?.local;
  const label = (element: XmlElement | undefined, other: XmlElement | undefined) => {
    if (element === undefined) return t('nothing');
    return withNs
      ? `<${tagName(element)} xmlns=${quoted(element.ns, other?.ns)}>`
      : `<${excerpt(element.local, other?.local)}>`;
  };
  return { expected: label(expected, received), received: label(received, expected) };
}

function withArticle(label: string): string {
  return /^<[aeio]/.test(label) ? t('an {label}', { label }) : t('a {label}', { label });
}

/** Among more siblings nobody looks for one that is nearly called so. */
const MOST_COMPARED = 200;

/** An expected child that did not come. */
export function missingPhrase(expected: XmlElement, place: Place): Phrase {
  const parent = place.parent?.node.received;
  const others = parent === undefined ? [] : childElements(parent);
  const sameName = siblingsLike(expected, parent).length > 0;
  const otherNs = others.some(({ local, ns }) => local === expected.local && ns !== expected.ns);
  const label = fullLabel(expected, otherNs);
  const none =
    sameName || otherNs
      ? t('no such <{tagName}>', { tagName: tagName(expected) })
      : t('no <{tagName}>', { tagName: tagName(expected) });
  return {
    subject: subjectLabel(place.parent),
    has: t('has {none}', { none }),
    expects: label,
    short: t('{none} in {labelOf}; the script expects {label}', {
      none,
      labelOf: labelOf(place.parent),
      label,
    }),
    note: sameName ? nearlyCalledSo(expected, parent) : undefined,
  };
}

/** Of a sibling whose `var` or other identity is nearly the one that is missing. */
function nearlyCalledSo(expected: XmlElement, parent: XmlElement | undefined): string | undefined {
  const identification = identificationOf(expected);
  const siblings = siblingsLike(expected, parent);
  if (identification === undefined || siblings.length > MOST_COMPARED) return undefined;
  const mine = identityOf(expected, identification);
  const found = siblings.find((each) => {
    const theirs = identityOf(each, identification);
    const isAnother = relationOf(mine, theirs, identification.how) === 'another';
    return isAnother && isNearlyNamed(mine, theirs);
  });
  return (
    found && t('It has {fullLabel}, which is nearly called so.', { fullLabel: fullLabel(found) })
  );
}

/** A child that a strict element does not allow. */
export function extraPhrase(received: XmlElement, place: Place): Phrase {
  const parent = plainLabel(place.parent);
  const label = fullLabel(received);
  const sameName = siblingsLike(received, place.parent?.node.expected).length > 0;
  const none = sameName
    ? t('no such <{tagName}>', { tagName: tagName(received) })
    : t('no <{tagName}>', { tagName: tagName(received) });
  return {
    subject: subjectLabel(place.parent),
    has: t('also has {label}', { label }),
    expects: t('{none} there, as {parent} is compared strictly', { none, parent }),
    short: t('{label} in {labelOf}; the script expects {none}', {
      label,
      labelOf: labelOf(place.parent),
      none,
    }),
  };
}

/** A child of a strict element that stands elsewhere: told by the siblings that it changed places with. */
export function orderPhrase(received: XmlElement, place: Place): Phrase {
  const parent = plainLabel(place.parent);
  const label = fullLabel(received);
  const subject = subjectLabel(place.parent);
  const passed = passedSiblings(place);
  if (passed !== undefined) return passedPhrase(label, passed, place);
  const wanted = positionIn(place.parent?.node.expected, place.node.expected);
  const found = positionIn(place.parent?.node.received, received);
  return {
    subject,
    has: t('has {label} as child {found}', { label, found }),
    expects: t('{label} as child {wanted} of {parent}, where the order counts', {
      label,
      wanted,
      parent,
    }),
    short: t('{label} is child {found} of {labelOf}; the script expects it as child {wanted}', {
      label,
      found,
      labelOf: labelOf(place.parent),
      wanted,
    }),
    places: {
      expected: t('as child {wanted}', { wanted }),
      received: t('as child {found}', { found }),
    },
  };
}

/** The same where the siblings can be named. */
function passedPhrase(
  label: string,
  { wanted, found, labels }: PassedSiblings,
  place: Place,
): Phrase {
  const parent = plainLabel(place.parent);
  const subject = subjectLabel(place.parent);
  return {
    subject,
    has: t('has {label} {found, select, before {before} other {after}} {labels}', {
      label,
      found,
      labels,
    }),
    expects: t(
      '{label} {wanted, select, before {before} other {after}} {labels}, as the order counts in {parent}',
      {
        label,
        wanted,
        labels,
        parent,
      },
    ),
    short: t(
      '{label} {found, select, before {before} other {after}} {labels}; the script expects it {wanted, select, before {before} other {after}}',
      {
        label,
        found,
        labels,
        wanted,
      },
    ),
    places: { expected: sideWords(wanted, labels), received: sideWords(found, labels) },
  };
}

/** `before <item>`. */
function sideWords(side: 'before' | 'after', labels: string): string {
  return side === 'before' ? t('before {labels}', { labels }) : t('after {labels}', { labels });
}

function labelOf(place: Place | undefined): string {
  return place === undefined ? '' : placeLabel(place);
}

/** More siblings than this are not named; among more than that nobody looks for them. */
const NAMED_SIBLINGS = 2;
const FEW_SIBLINGS = 40;

interface PassedSiblings {
  readonly wanted: 'before' | 'after';
  readonly found: 'before' | 'after';
  readonly labels: string;
}

/** Siblings that should stand on one side of an element and stand on the other; `undefined` if none, or too many. */
function passedSiblings({ node, parent }: Place): PassedSiblings | undefined {
  if ((parent?.node.received?.children.length ?? 0) > FEW_SIBLINGS) return undefined;
  const wanted = neighbours(parent?.node.expected, node.expected);
  const found = neighbours(parent?.node.received, node.received);
  const tooEarly = wanted.after.filter((each) => found.before.some((other) => isSame(each, other)));
  const tooLate = wanted.before.filter((each) => found.after.some((other) => isSame(each, other)));
  const passed = tooEarly.length > 0 ? tooEarly : tooLate;
  const isClear = (tooEarly.length === 0) !== (tooLate.length === 0);
  if (!isClear || passed.length > NAMED_SIBLINGS) return undefined;
  const labels = passed.map((each) => nodeLabel({ expected: each }, { ...parent?.node }));
  return tooEarly.length > 0
    ? { wanted: 'before', found: 'after', labels: labels.join(t(' and ')) }
    : { wanted: 'after', found: 'before', labels: labels.join(t(' and ')) };
}

function neighbours(parent: XmlElement | undefined, child: XmlElement | undefined) {
  const siblings = parent === undefined ? [] : childElements(parent);
  const at = child === undefined ? -1 : siblings.indexOf(child);
  return { before: siblings.slice(0, Math.max(at, 0)), after: siblings.slice(at + 1) };
}

/** As far as names tell. */
function isSame(expected: XmlElement, received: XmlElement): boolean {
  if (elementKey(expected) !== elementKey(received)) return false;
  return NAMING_ATTRIBUTES.every((name) => {
    const value = attributeValue(expected, name);
    const isLiteral = value !== undefined && wildcardOf(value) === undefined;
    return !isLiteral || value === attributeValue(received, name);
  });
}

/** Among the child elements, from 1. */
function positionIn(parent: XmlElement | undefined, child: XmlElement | undefined): number {
  return parent === undefined || child === undefined ? 0 : childPlace(parent, child);
}
