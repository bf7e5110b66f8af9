import { t } from '../base/translate.ts';
import type { Difference } from '../match/difference.ts';
import { attributeValue, findChild } from '../xml/element.ts';
import { MUC_USER_NS } from '../xmpp/namespaces.ts';
import { lowerFirst, nameOf, type DifferenceInContext } from './difference-context.ts';
import { explainChild, explainError, statusNote } from './explain-child.ts';
import { lookUp } from './registry.ts';
import { richText, type RichTextPart } from './rich-text.ts';

/**
 * Background for a difference: what the registry knows of the words in it, and what servers are known to do.
 * `undefined` when there is nothing to add to its sentence.
 */
export function explainDifference(
  context: DifferenceInContext,
): readonly RichTextPart[] | undefined {
  const note = noteFor(context);
  return note === undefined ? undefined : richText(note);
}

type Explainer = (context: DifferenceInContext) => string | undefined;

function noteFor(context: DifferenceInContext): string | undefined {
  const { difference } = context;
  const last = difference.path.at(-1) ?? '';
  const parent = difference.path.at(-2) ?? '';
  if (last.startsWith('@')) {
    const explain = BY_ATTRIBUTE[`${nameOf(parent)}/${last}`] ?? BY_ATTRIBUTE[last];
    return explain?.(context);
  }
  if (difference.kind === 'order') return explainOrder(context);
  return difference.kind === 'text' ? undefined : explainChild(context);
}

const FREEING = t('`scansion:strict="false"` on it frees the order.');

/** The schema of `muc#user` (XEP-0045, section 19.2) is a choice that may be repeated: any order is right. */
function explainOrder(context: DifferenceInContext): string {
  const { path } = context.difference;
  const isInRoomStatus = path.length === 3 && findChild(context.expected, 'x', MUC_USER_NS);
  if (!isInRoomStatus) {
    return t(
      'The order counts only where an element is compared strictly: `scansion:strict="false"` on its parent frees it.',
    );
  }
  const word = statusNote(context);
  const order = t(
    'XEP-0045 leaves the order in `<x>` open ({§19.2}): Prosody has 201 first and 110 last, ejabberd has the item first.',
  );
  return [word, order, FREEING].filter((part) => part !== undefined).join(' ');
}

/** By the attribute, or by element and attribute: the latter wins. */
const BY_ATTRIBUTE: Readonly<Record<string, Explainer>> = {
  'item/@role': (context) => explainRole(context),
  'item/@affiliation': ({ difference }) => bothValues('affiliation', difference, '{§5.2}'),
  'item/@jid': (context) => explainRealJid(context),
  'item/@nick': () =>
    t(
      'The nick stands in an item for a change of nickname (status 303, {§7.6}) or for a reserved one.',
    ),
  'status/@code': ({ difference }) => bothStatusCodes(difference),
  'error/@type': ({ difference }) => bothErrorTypes(difference),
  'error/@by': () => t('It names who refused: the room or the service ({RFC 6120§8.3.1}).'),
  'delay/@stamp': () =>
    t(
      'It is the time at which the stanza was first sent, so it is another one in each run ({XEP-0203}).',
    ),
  'delay/@from': () => t('The room says here that it held the stanza back ({§7.2.13}).'),
  'occupant-id/@id': () =>
    t('The room makes this id anew for each room and person; no script can know it ({XEP-0421}).'),
  'stanza-id/@id': () => t('The archive makes this id; no script can know it ({XEP-0359}).'),
  '@from': (context) => explainFrom(context),
  '@type': (context) => explainType(context),
  '@id': () =>
    t(
      'An answer has the id of its request. What a room passes on may have another id, unless it keeps ids stable ({§7.4}).',
    ),
  '@to': () => t('The server fills in the full JID of the session that gets the stanza.'),
};

function explainRole({ difference, received }: DifferenceInContext): string | undefined {
  const isNotice = received.local === 'message';
  if (isNotice && difference.kind === 'attribute-extra') {
    return t(
      "Someone who is not in the room has no role: {§9.3} shows it as `role='none'`, and ejabberd says so; Prosody leaves it out. The schema makes it optional.",
    );
  }
  if (isNotice && difference.kind === 'attribute-missing') {
    return t(
      "Prosody leaves `role` out for someone who is not in the room. {§10.3} shows `role='none'`; the schema makes it optional.",
    );
  }
  return bothValues('role', difference, '{§5.1}');
}

function bothValues(
  kind: 'role' | 'affiliation',
  { expected, received }: Difference,
  ref: string,
): string | undefined {
  const sentences = [expected, received]
    .map((word) => (word === undefined ? undefined : lookUp(kind, word)))
    .filter((term) => term !== undefined)
    .map(({ term, sentence }) => `\`${term}\`: ${lowerFirst(sentence)}`);
  return sentences.length === 0
    ? undefined
    : t('{meanings} See {section}.', { meanings: sentences.join(' '), section: ref });
}

function explainRealJid({ difference }: DifferenceInContext): string {
  return difference.kind === 'attribute-extra'
    ? t(
        'The room shows real JIDs to moderators, and to everybody in a room that says status 100 ({§7.2.3}).',
      )
    : t(
        'In a semi-anonymous room only moderators see real JIDs, and everybody their own ({§7.2.4}).',
      );
}

function bothStatusCodes({ expected, received }: Difference): string | undefined {
  const terms = [expected, received]
    .map((code) => (code === undefined ? undefined : lookUp('status code', code)))
    .filter((term) => term !== undefined);
  const sentences = terms.map(({ term, sentence }) => `${term}: ${sentence}`);
  return sentences.length === 0
    ? undefined
    : t('{meanings} See {section}.', { meanings: sentences.join(' '), section: '{§16.6.2}' });
}

function bothErrorTypes({ expected, received }: Difference): string | undefined {
  const sentences = [expected, received]
    .map((type) => (type === undefined ? undefined : lookUp('error type', type)))
    .filter((term) => term !== undefined)
    .map(({ term, sentence }) => `\`${term}\`: ${lowerFirst(sentence)}`);
  return sentences.length === 0
    ? undefined
    : t('{meanings} Prosody often chooses another type than XEP-0045 shows; see {section}.', {
        meanings: sentences.join(' '),
        section: '{RFC 6120§8.3.2}',
      });
}

/** A room speaks from its bare JID, an occupant from `room/nick`. */
function explainFrom({ difference, received }: DifferenceInContext): string | undefined {
  const { expected = '', received: from = '' } = difference;
  if (expected.includes('/') === from.includes('/') || from === '') return undefined;
  return received.local === 'presence' || received.local === 'message'
    ? t(
        'The room itself speaks from its bare JID; an occupant from the room’s JID with the nick after the slash ({§4.1}).',
      )
    : undefined;
}

function explainType({ difference, received }: DifferenceInContext): string | undefined {
  if (attributeValue(received, 'type') === 'error') return explainError(received);
  if (received.local !== 'presence') return undefined;
  return difference.received === 'unavailable'
    ? t(
        'Presence of type `unavailable` from an occupant says that the occupant left, or takes another nickname when it has status 303 ({§7.14}).',
      )
    : undefined;
}
