import { t } from '../base/translate.ts';
import { assertUnreachable, ensure } from '../base/assert.ts';
import { lazy } from '../base/lazy.ts';
import type { Difference, ElementDiff, StanzaDiff } from './difference.ts';
import { extraPhrase, missingPhrase, namePhrase, orderPhrase } from './element-phrase.ts';
import { excerpt, quoted, tagName } from './label.ts';
import { pathOf, type Finding } from './outer.ts';
import type { BareDifference, Phrase, Place } from './phrase.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { attributePhrase, textPhrase } from './value-phrase.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';

/** A difference with its path and its sentence, which are put together when somebody asks: most are never read. */
export function told(finding: Finding, place: Place): Difference {
  const { where, ...found } = finding;
  const phrase = lazy(() => phraseOf(difference, place));
  const difference: Difference = {
    ...found,
    get path() {
      return pathOf(where);
    },
    get sentence() {
      return sentenceOf(phrase(), place);
    },
  };
  if (finding.kind === 'order') {
    Object.defineProperty(difference, 'places', { enumerable: true, get: () => phrase().places });
  }
  return difference;
}

/** `The script expects role="none". The stanza's <item> has no role.` */
function sentenceOf(phrase: Phrase, place: Place): string {
  const sentence = t('The script expects {expects}. {subjectOf} {has}.', {
    expects: phrase.expects,
    subjectOf: subjectOf(phrase, place),
    has: phrase.has,
  });
  return phrase.note === undefined ? sentence : `${sentence} ${phrase.note}`;
}

function subjectOf(phrase: Phrase, place: Place): string {
  if (phrase.subject !== undefined) return t("The stanza's {subject}", { subject: phrase.subject });
  const { expected, received } = rootOf(place).node;
  const isAnotherStanza = expected?.local !== received?.local;
  return isAnotherStanza || received === undefined
    ? t('The stanza')
    : t('The <{of}>', { of: nameOf(received) });
}

function rootOf(place: Place): Place {
  return place.parent === undefined ? place : rootOf(place.parent);
}

function phraseOf(difference: BareDifference, place: Place): Phrase {
  const { expected, received } = place.node;
  switch (difference.kind) {
    case 'attribute-value':
    case 'attribute-missing':
    case 'attribute-extra':
      return attributePhrase(difference, place);
    case 'text':
      return textPhrase(difference, place);
    case 'name':
      return namePhrase(place);
    case 'child-missing':
      return missingPhrase(ensure(expected, 'the missing element'), place);
    case 'child-extra':
      return extraPhrase(ensure(received, 'the extra element'), place);
    case 'order':
      return orderPhrase(ensure(received, 'the element out of order'), place);
    default:
      return assertUnreachable(difference.kind);
  }
}

interface Located {
  readonly difference: Difference;
  readonly place: Place;
}

function firstLocated(node: ElementDiff, parent: Place | undefined): Located | undefined {
  const place: Place = { node, parent };
  const own = node.differences[0];
  if (own !== undefined) return { difference: own, place };
  for (const child of node.children) {
    const found = firstLocated(child, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * One line for a row of the timeline, about the first difference: `no role on <item>; the script expects none`, and
 * how many more there are. `''` when there is none.
 */
export function summarise(diff: StanzaDiff): string {
  const first = firstLocated(diff.root, undefined);
  if (first === undefined) return '';
  const error = errorInstead(diff);
  if (error !== undefined) return t('error {error}; the script expects none', { error });
  const { short } = phraseOf(first.difference, first.place);
  const more = diff.differences.length - 1;
  return more === 0 ? short : t('{short} (and {more} more)', { short, more });
}

/**
 * One sentence for the status of a run: `Romeo received this <message>, but its <item> has no role; the script expects
 * role="none".` Names the first difference and counts the others; of an error that nobody expected, its condition.
 * `''` when there is none.
 */
export function statusSentence(diff: StanzaDiff, actor: string): string {
  const first = firstLocated(diff.root, undefined);
  if (first === undefined) return '';
  const error = errorInstead(diff);
  if (error !== undefined) {
    return t('{excerpt} received an error in place of this <{of}>: {error}.', {
      excerpt: excerpt(actor),
      of: nameOf(diff.root.expected),
      error,
    });
  }
  const phrase = phraseOf(first.difference, first.place);
  const received = t('{excerpt} received this <{of}>', {
    excerpt: excerpt(actor),
    of: nameOf(diff.root.received),
  });
  const sentences = [
    t('{received}{butPart}; the script expects {expects}.', {
      received,
      butPart: butPart(phrase, first),
      expects: phrase.expects,
    }),
  ];
  if (phrase.note !== undefined) sentences.push(phrase.note);
  const more = diff.differences.length - 1;
  if (more === 1) sentences.push(t('There is one more difference.'));
  if (more > 1) sentences.push(t('There are {more} more differences.', { more }));
  return sentences.join(' ');
}

/** The condition of an error that came where the script expects no error, and what the server says besides. */
function errorInstead({ root: { expected, received } }: StanzaDiff): string | undefined {
  if (expected === undefined || received === undefined) return undefined;
  if (attributeValue(expected, 'type') === 'error') return undefined;
  const error = stanzaError(received);
  if (error?.condition === undefined) return undefined;
  const condition = excerpt(error.condition);
  return error.text === '' ? condition : `${condition} (${quoted(error.text)})`;
}

/** Nothing when the stanza itself is of another kind: then it is named already. */
function butPart(phrase: Phrase, { difference, place }: Located): string {
  if (place.parent === undefined && difference.kind === 'name') {
    return place.node.expected?.local === place.node.received?.local
      ? t(', but it {has}', { has: phrase.has })
      : '';
  }
  return t(', but {part} {has}', {
    part: phrase.subject === undefined ? t('it') : t('its {subject}', { subject: phrase.subject }),
    has: phrase.has,
  });
}

function nameOf(element: XmlElement | undefined): string {
  return element === undefined ? t('stanza') : tagName(element);
}
