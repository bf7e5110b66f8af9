import { t } from '../../base/translate.ts';
import { CLIENT_NS, SCANSION_NS } from '../../xmpp/namespaces.ts';
import type { ScriptSyntax, Verb } from '../ast.ts';
import type { ElementName, Vocabulary } from '../vocabulary.ts';
import { addressesIn } from './addresses.ts';
import { documented, escapeSnippet, plain, type Offer } from './completion.ts';
import { captureOffers, valueOffersAlways, variableOffers } from './placeholders.ts';
import { skeletonOffers } from './skeleton-offers.ts';
import type { OpenTag, XmlPlace } from './xml-place.ts';

export interface StanzaPlace {
  readonly syntax: ScriptSyntax;
  /** Of the cursor. */
  readonly offset: number;
  readonly actor: string;
  readonly verb: Verb | undefined;
  readonly vocabulary: Vocabulary;
}

/** What can be written at a place in a stanza. */
export function xmlOffers(place: XmlPlace, stanza: StanzaPlace): readonly Offer[] {
  switch (place.kind) {
    case 'content':
    case 'tag-name':
      return contentOffers(place, stanza);
    case 'end-tag':
      return place.path.slice(-1).map(({ name }) => ({
        ...plain('end-tag', name),
        insertText: `${name}>`,
      }));
    case 'attribute-name':
      return attributeOffers(place.tag, place.path, stanza);
    case 'value':
      return valueOffers(place, stanza);
  }
}

function contentOffers(
  place: Extract<XmlPlace, { readonly path: readonly OpenTag[] }>,
  stanza: StanzaPlace,
): readonly Offer[] {
  const parent = place.path.at(-1);
  const open = place.kind === 'content' ? '<' : '';
  if (parent === undefined) {
    const whole = skeletonOffers(stanza).map((offer) => ({
      ...offer,
      insertText: open === '' ? offer.insertText.slice(1) : offer.insertText,
    }));
    const bare = ['message', 'presence', 'iq'].map((element) =>
      elementOffer({ namespace: CLIENT_NS, element }, { namespace: CLIENT_NS, open }, stanza),
    );
    return [...whole, ...bare];
  }
  const { namespace, local } = parent;
  const children = stanza.vocabulary.children({ namespace, element: local });
  const offers = children.map((child) => elementOffer(child, { namespace, open }, stanza));
  const closing = { ...plain('end-tag', `/${parent.name}`), insertText: `${open}/${parent.name}>` };
  return [...offers, closing];
}

interface Surroundings {
  readonly namespace: string;
  /** `<`, or nothing when it is there already. */
  readonly open: string;
}

function elementOffer(
  name: ElementName,
  { namespace, open }: Surroundings,
  { vocabulary }: StanzaPlace,
): Offer {
  const { attributes, content } = vocabulary.usage(name);
  const isForeign = name.namespace !== namespace;
  const declaration = isForeign ? ` xmlns="${escapeSnippet(name.namespace)}"` : '';
  const pairs = attributes.map((attribute, index) => ` ${attribute}="$${index + 1}"`).join('');
  const start = `${open}${name.element}${declaration}${pairs}`;
  return {
    label: name.element,
    kind: 'element',
    detail: isForeign ? name.namespace : '',
    ...documented(vocabulary.describe(name)),
    insertText: content === 'nothing' ? `${start}/>$0` : `${start}>$0</${name.element}>`,
    isSnippet: true,
  };
}

function attributeOffers(
  tag: OpenTag,
  path: readonly OpenTag[],
  { vocabulary, verb }: StanzaPlace,
): readonly Offer[] {
  const name = { namespace: tag.namespace, element: tag.local };
  const known = vocabulary.attributes(name).map((attribute) => ({
    ...attributeOffer(attribute),
    ...documented(vocabulary.describe({ ...name, attribute })),
  }));
  const strict = {
    ...attributeOffer('scansion:strict'),
    documentation: t(
      'Whether this level is compared to the letter: no other attributes, no other children, the same order.',
    ),
  };
  const xmlns = path.length > 0 ? [attributeOffer('xmlns')] : [];
  return [...known, ...xmlns, ...(verb === 'receives' ? [strict] : [])].filter(
    ({ label }) => !tag.attributes.has(label),
  );
}

function attributeOffer(name: string): Offer {
  return { ...plain('attribute', name), insertText: `${name}="$1"`, isSnippet: true };
}

const STRICT_VALUES: readonly Offer[] = [
  plain('value', 'true', t('to the letter')),
  plain('value', 'false', t('more may be there')),
  plain('value', 'everywhere', t('to the letter, all that is inside too')),
  plain('value', 'nowhere', t('more may be there, inside too')),
];

const ADDRESSES = ['to', 'from', 'jid', 'by'];

function valueOffers(
  place: Extract<XmlPlace, { readonly kind: 'value' }>,
  stanza: StanzaPlace,
): readonly Offer[] {
  const { tag, attribute, quote } = place;
  const { vocabulary, syntax } = stanza;
  if (attribute === 'xmlns') return namespaceOffers(tag, place.path, vocabulary);
  if (attribute === 'scansion:strict' || tag.namespace === SCANSION_NS) {
    return STRICT_VALUES;
  }
  const name = { namespace: tag.namespace, element: tag.local };
  const known = vocabulary.values(name, attribute).map((value) => ({
    ...plain('value', value),
    ...documented(vocabulary.describe({ ...name, attribute, value })),
  }));
  const isAddress = ADDRESSES.includes(attribute);
  const addresses = isAddress ? addressesIn(syntax).map((jid) => plain('value', jid)) : [];
  const variables = isAddress ? variableOffers(syntax, quote) : [];
  const captures = captureOffers(syntax, stanza.offset, quote);
  return [...known, ...variables, ...addresses, ...captures, ...valueOffersAlways(stanza.verb)];
}

/** Namespaces in which the element may stand there, or those that have such an element, or all. */
function namespaceOffers(
  tag: OpenTag,
  path: readonly OpenTag[],
  vocabulary: Vocabulary,
): readonly Offer[] {
  const parent = path.at(-1);
  const here = parent
    ? vocabulary.children({ namespace: parent.namespace, element: parent.local })
    : [];
  const fitting = here.filter(({ element }) => element === tag.local);
  const byElement = vocabulary.namespaces.filter((namespace) =>
    vocabulary.elements(namespace).includes(tag.local),
  );
  const first = [...fitting.map(({ namespace }) => namespace), ...byElement];
  const offered = first.length > 0 ? first : vocabulary.namespaces;
  return [...new Set(offered)].map((namespace) => ({
    ...plain('namespace', namespace),
    ...documented(vocabulary.describe({ namespace })),
  }));
}
