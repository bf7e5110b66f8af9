import { t } from '../base/translate.ts';
import type { ElementName, Explanation, Term, Vocabulary } from '../script/vocabulary.ts';
import {
  CLIENT_NS,
  DATA_FORM_NS,
  MUC_ADMIN_NS,
  MUC_USER_NS,
  STANZA_ERRORS_NS,
} from '../xmpp/namespaces.ts';
import { lookUp, specLabel, specUrl, type SpecRef, type TermKind } from './registry.ts';
import { NAMESPACES } from './registry/namespaces.ts';
import { printText, richText } from './rich-text.ts';
import { EXTENSION_SHAPES, MUC_SHAPES } from './vocabulary/muc-shapes.ts';
import type { ElementVocabulary } from './vocabulary/shape.ts';
import { DISCO_INFO_NS } from '../xmpp/namespaces.ts';
import { STANZA_SHAPES } from './vocabulary/stanza-shapes.ts';

const SHAPES: readonly ElementVocabulary[] = [...STANZA_SHAPES, ...MUC_SHAPES, ...EXTENSION_SHAPES];
const BY_NAME = new Map(SHAPES.map((shape) => [`${shape.local} ${shape.ns}`, shape]));

/** What the registry and the specifications say, for completions and hovers. */
export const MUC_VOCABULARY: Vocabulary = {
  describe,
  namespaces: [
    ...new Set([
      ...SHAPES.map(({ ns }) => ns).filter((ns) => ns !== CLIENT_NS),
      ...Object.values(NAMESPACES).flatMap((sentences) => Object.keys(sentences)),
    ]),
  ],
  elements: topElements,
  children: (parent) =>
    (shapeOf(parent)?.children ?? [])
      .filter((child) => child !== '#text')
      .map((child) => {
        const [element = '', namespace = parent.namespace] = child.split(' ');
        return { namespace, element };
      }),
  attributes: (element) => Object.keys(shapeOf(element)?.attributes ?? {}),
  values: (element, attribute) => {
    const values = entryOf(shapeOf(element)?.attributes, attribute);
    return typeof values === 'object' ? Object.keys(values) : [];
  },
  usage: (element) => {
    const shape = shapeOf(element);
    const attributes = Object.keys(shape?.attributes ?? {}).slice(0, shape?.usual ?? 0);
    return { attributes, content: contentOf(shape) };
  },
};

function shapeOf({ namespace, element }: ElementName): ElementVocabulary | undefined {
  return BY_NAME.get(`${element} ${namespace}`);
}

/** The own entry of a table that was asked for with whatever stands in a script. */
function entryOf<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

function contentOf(shape: ElementVocabulary | undefined) {
  if (shape === undefined || shape.children.length === 0) return 'nothing';
  return shape.children.includes('#text') ? 'text' : 'elements';
}

/** Those that no other element of the namespace holds. */
function topElements(namespace: string): readonly string[] {
  const own = SHAPES.filter(({ ns }) => ns === namespace);
  const inner = new Set(own.flatMap(({ children }) => children));
  return own.map(({ local }) => local).filter((local) => !inner.has(local));
}

function describe(term: Term): Explanation | undefined {
  const { namespace, element, attribute, value } = term;
  if (element === undefined) return fromRegistry('namespace', namespace, TITLES.namespace);
  if (attribute === undefined) return describeElement({ namespace, element });
  if (value === undefined) return describeAttribute({ namespace, element }, attribute);
  return describeValue({ namespace, element }, attribute, value);
}

function describeElement(name: ElementName): Explanation | undefined {
  const { namespace, element } = name;
  if (namespace === STANZA_ERRORS_NS) {
    const condition = fromRegistry('error condition', element, TITLES['error condition']);
    if (condition !== undefined) return condition;
  }
  const ofNamespace = fromRegistry('namespace', namespace);
  const text = shapeOf(name)?.sentence ?? ofNamespace?.text;
  if (text === undefined) return undefined;
  return { ...ofNamespace, title: `<${element}>`, text };
}

function describeAttribute(name: ElementName, attribute: string): Explanation | undefined {
  const known = entryOf(shapeOf(name)?.attributes, attribute);
  if (known === undefined || known === '') return undefined;
  const text =
    typeof known === 'string'
      ? known
      : t('One of: {values}.', { values: Object.keys(known).slice(0, 12).join(', ') });
  return { title: t('{attribute} of <{element}>', { attribute, element: name.element }), text };
}

function describeValue(
  name: ElementName,
  attribute: string,
  value: string,
): Explanation | undefined {
  const kind = termKindOf(name, attribute);
  const registered = kind && fromRegistry(kind, value, TITLES[kind]);
  if (registered !== undefined) return registered;
  const values = entryOf(shapeOf(name)?.attributes, attribute);
  const text = typeof values === 'object' ? entryOf(values, value) : undefined;
  return text === undefined || text === '' ? undefined : { title: `${attribute} ${value}`, text };
}

type Title = (word: string) => string;

const TITLES: Readonly<Record<TermKind, Title>> = {
  'status code': (code) => t('Status {code}', { code }),
  affiliation: (word) => t('Affiliation {word}', { word }),
  role: (word) => t('Role {word}', { word }),
  'error condition': (condition) => t('Error {condition}', { condition }),
  'error type': (word) => t('Error type {word}', { word }),
  'form field': (word) => t('Field {word}', { word }),
  feature: (word) => t('Feature {word}', { word }),
  namespace: (word) => t('Namespace {word}', { word }),
};

function termKindOf({ namespace, element }: ElementName, attribute: string): TermKind | undefined {
  switch (`${element} ${attribute} ${namespace}`) {
    case `status code ${MUC_USER_NS}`:
      return 'status code';
    case `item affiliation ${MUC_USER_NS}`:
    case `item affiliation ${MUC_ADMIN_NS}`:
      return 'affiliation';
    case `item role ${MUC_USER_NS}`:
    case `item role ${MUC_ADMIN_NS}`:
      return 'role';
    case `error type ${CLIENT_NS}`:
      return 'error type';
    case `field var ${DATA_FORM_NS}`:
      return 'form field';
    case `feature var ${DISCO_INFO_NS}`:
      return 'feature';
    default:
      return undefined;
  }
}

function fromRegistry(
  kind: TermKind,
  word: string,
  title: Title = (alone) => alone,
): Explanation | undefined {
  const term = lookUp(kind, word);
  if (term === undefined) return undefined;
  const { sentence, prosody, ref } = term;
  const servers = prosody === undefined ? {} : { servers: printText(richText(prosody)) };
  return { title: title(word), text: sentence, ...servers, ...sourceOf(ref) };
}

function sourceOf(ref: SpecRef | undefined) {
  return ref === undefined ? {} : { section: specLabel(ref), url: specUrl(ref) };
}
