import { t } from '../base/translate.ts';
import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { attributeValue, findChild, type XmlElement } from '../xml/element.ts';
import { MUC_USER_NS } from '../xmpp/namespaces.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';
import { lowerFirst, nameOf, type DifferenceInContext } from './difference-context.ts';
import { lookUp } from './registry.ts';

/** What is known of an element that is missing, extra or another one than expected; our notation for texts. */
export function explainChild(context: DifferenceInContext): string | undefined {
  if (attributeValue(context.received, 'type') === 'error') {
    const isExpected = attributeValue(context.expected, 'type') === 'error';
    return isExpected ? bothConditions(context) : explainError(context.received);
  }
  return statusNote(context) ?? avatarNote(context) ?? namespaceNote(context);
}

/** The refusal in a stanza of type `error`. */
export function explainError(stanza: XmlElement): string | undefined {
  const condition = stanzaError(stanza)?.condition;
  const term = condition === undefined ? undefined : lookUp('error condition', condition);
  if (term === undefined) return undefined;
  return t('The request was refused with `{condition}`: {meaning} See {section}.', {
    condition: term.term,
    meaning: lowerFirst(term.sentence),
    section: '{RFC 6120§8.3.3}',
  });
}

function bothConditions({ expected, received }: DifferenceInContext): string | undefined {
  const conditions = [expected, received].map((stanza) => stanzaError(stanza)?.condition);
  const sentences = conditions
    .map((name) => (name === undefined ? undefined : lookUp('error condition', name)))
    .filter((term) => term !== undefined)
    .map(({ term, sentence }) => `\`${term}\`: ${lowerFirst(sentence)}`);
  if (sentences.length === 0) return undefined;
  const areMixed = conditions.includes('forbidden') && conditions.includes('not-allowed');
  const prosody = areMixed ? lookUp('error condition', 'not-allowed')?.prosody : undefined;
  return t('{meanings} See {section}.', {
    meanings: [...sentences, ...(prosody === undefined ? [] : [prosody])].join(' '),
    section: '{RFC 6120§8.3.3}',
  });
}

const CODE = /<status\b[^>]*\bcode=["'](\d+)["']/;

/** What a status code that is missing, extra or out of order means. */
export function statusNote({ difference }: DifferenceInContext): string | undefined {
  const missing = CODE.exec(difference.expected ?? '')?.[1];
  const extra = CODE.exec(difference.received ?? '')?.[1];
  const code = missing ?? extra;
  const term = code === undefined ? undefined : lookUp('status code', code);
  if (term === undefined) return undefined;
  const section = term.ref?.section ?? '16.6.2';
  const meaning = [lowerFirst(term.sentence), term.prosody].filter((part) => part !== undefined);
  return t('Status {code}: {meaning} See {section}.', {
    code: term.term,
    meaning: meaning.join(' '),
    section: `{§${section}}`,
  });
}

/** XEP-0153 tells "no avatar" by an empty photo, and "not known yet" by none. */
function avatarNote({ difference: { path } }: DifferenceInContext): string | undefined {
  if (nameOf(path.at(-1) ?? '') !== 'photo') return undefined;
  return t(
    'The server speaks of the avatar here, not the client. An empty `<photo/>` says that there is none: Prosody sends it, ejabberd leaves it out, which says that it is not known ({XEP-0153}).',
  );
}

/** Looks for the node in question in the tree that has it, by the end of the path. */
function namespaceNote({
  difference,
  expected,
  received,
}: DifferenceInContext): string | undefined {
  const tree = difference.kind === 'child-extra' ? received : expected;
  const element = elementAt(tree, difference.path.slice(1));
  if (element === undefined || element.ns === tree.ns || element.ns === MUC_USER_NS)
    return undefined;
  const term = lookUp('namespace', element.ns);
  if (term?.ref === undefined) return undefined;
  const { document, section } = term.ref;
  return t('`<{element}>`: {meaning} See {section}.', {
    element: boundedText(element.local, NAME_LENGTH),
    meaning: lowerFirst(term.sentence),
    section: `{${document}${section === undefined ? '' : `§${section}`}}`,
  });
}

function elementAt(tree: XmlElement, path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, segment) => {
    return element === undefined ? undefined : findChild(element, nameOf(segment));
  }, tree);
}
