import { t } from '../base/translate.ts';
import { ALL_TERMS, lookUp, muc, type RegistryTerm, type SpecRef } from './registry.ts';
import { EXTENSION_SHAPES, MUC_SHAPES } from './vocabulary/muc-shapes.ts';
import type { ElementVocabulary } from './vocabulary/shape.ts';
import { STANZA_SHAPES } from './vocabulary/stanza-shapes.ts';
import { childElements, type XmlElement } from '../xml/element.ts';
import { CLIENT_NS, STANZA_ERRORS_NS } from '../xmpp/namespaces.ts';

/** A word of the glossary, and what it means. */
export interface GlossaryEntry extends Omit<RegistryTerm, 'kind'> {
  readonly kind: RegistryTerm['kind'] | 'concept' | 'stanza' | 'element';
}

/** What a kind of words is called. */
export const KIND_WORDS: Readonly<Record<GlossaryEntry['kind'], string>> = {
  concept: t('concept'),
  stanza: t('stanza'),
  element: t('element'),
  'status code': t('status code'),
  role: t('role'),
  affiliation: t('affiliation'),
  'error condition': t('error condition'),
  'error type': t('error type'),
  'form field': t('form field'),
  feature: t('feature'),
  namespace: t('namespace'),
};

/** What the words of MUC stand for that no stanza has in it (XEP-0045, sections 4 and 5). */
const CONCEPTS: readonly GlossaryEntry[] = [
  concept(
    t('room'),
    t('A chat of many, with an address of its own: what is sent there goes to all who are in it.'),
    '4.2',
  ),
  concept(
    t('room JID'),
    t('The address of a room, `room@service`: without a nickname it means the room itself.'),
    '4.1',
  ),
  concept(t('occupant'), t('Somebody who is in a room.'), '4.1'),
  concept(
    t('occupant JID'),
    t(
      'The address of somebody in a room: the room’s JID, a slash, the nickname. It is valid as long as they are inside.',
    ),
    '4.1',
  ),
  concept(
    t('nickname'),
    t(
      'The name of an occupant in a room: the resource of the occupant JID. It is nobody’s for good, unless it is registered.',
    ),
    '4.1',
  ),
  concept(
    t('real JID'),
    t('The address that somebody has outside of rooms. A room may keep it from others.'),
    '4.3',
  ),
  concept(t('bare JID'), t('An address without a resource: a person, or a room.'), '4.1'),
  concept(t('full JID'), t('An address with a resource: one session of a person.'), '4.1'),
  concept(
    t('role'),
    t(
      'What an occupant may do during this visit: none, visitor, participant, moderator. It ends with the visit.',
    ),
    '5.1',
  ),
  concept(
    t('affiliation'),
    t(
      'What a person is to a room for good: outcast, none, member, admin, owner. It holds also while they are away.',
    ),
    '5.2',
  ),
  concept(
    t('semi-anonymous'),
    t('A room in which only moderators see real JIDs: how most are.'),
    '4.2',
  ),
  concept(t('non-anonymous'), t('A room in which all see real JIDs; 100 and 172 say so.'), '4.2'),
  concept(t('moderated'), t('A room in which only those speak who have a voice.'), '4.2'),
  concept(
    t('members-only'),
    t('A room into which only those come who have an affiliation.'),
    '4.2',
  ),
  concept(
    t('persistent'),
    t('A room that lasts when nobody is in it; else it is temporary.'),
    '4.2',
  ),
  concept(t('hidden'), t('A room that no list shows; else it is public.'), '4.2'),
  concept(
    t('locked'),
    t('A new room, into which nobody comes until its owner has configured it.'),
    '10.1',
  ),
  concept(
    t('self-presence'),
    t(
      'The own presence, as the room sends it back, with 110: the end of the list of those inside.',
    ),
    '7.2.2',
  ),
  concept(
    t('history'),
    t('What was said before somebody came, sent again with the time at which it was said.'),
    '7.2.13',
  ),
  concept(t('subject'), t('What a room is about. Whoever enters gets it last.'), '8.1'),
  concept(t('kick'), t('To set somebody’s role to none: out for now.'), '8.2'),
  concept(t('ban'), t('To set somebody’s affiliation to outcast: out for good.'), '9.1'),
  concept(
    t('voice'),
    t('The right to speak in a moderated room: the role participant, or more.'),
    '7.13',
  ),
  concept(
    t('mediated invitation'),
    t('An invitation that the room passes on; a direct one goes from person to person.'),
    '7.8.2',
  ),
  concept(
    t('tombstone'),
    t('What a destroyed room leaves behind, so that whoever knocks is told where to go.'),
    '10.9',
  ),
];

function concept(term: string, sentence: string, section: string): GlossaryEntry {
  return { kind: 'concept', term, sentence, ref: muc(section) };
}

const STANZAS: ReadonlySet<string> = new Set(['message', 'presence', 'iq']);

/** All words that are explained: concepts, stanzas, elements, and every word of the registry. */
export const GLOSSARY: readonly GlossaryEntry[] = [
  ...CONCEPTS,
  ...[...STANZA_SHAPES, ...MUC_SHAPES, ...EXTENSION_SHAPES]
    .filter(({ ns }) => ns !== STANZA_ERRORS_NS)
    .flatMap(elementEntry)
    // What several namespaces have alike is told once.
    .filter(
      ({ term, sentence }, at, all) =>
        all.findIndex((each) => each.term === term && each.sentence === sentence) === at,
    ),
  ...ALL_TERMS,
];

function elementEntry({ ns, local, sentence }: ElementVocabulary): GlossaryEntry[] {
  const ofNamespace = lookUp('namespace', ns);
  const words = sentence ?? ofNamespace?.sentence;
  if (words === undefined) return [];
  const ref: SpecRef | undefined = ofNamespace?.ref;
  const isStanza = ns === CLIENT_NS && STANZAS.has(local);
  const entry: GlossaryEntry = {
    kind: isStanza ? 'stanza' : 'element',
    term: `<${local}>`,
    sentence: words,
  };
  return [ref === undefined ? entry : { ...entry, ref }];
}

/** Those in whose word, kind or sentence each of the words is found; all for no words. */
export function searchGlossary(words: string): readonly GlossaryEntry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return GLOSSARY.filter(({ kind, term, sentence, prosody = '' }) => {
    const text = `${term} ${kind} ${KIND_WORDS[kind]} ${sentence} ${prosody}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

const BY_ELEMENT: ReadonlyMap<string, GlossaryEntry> = new Map(
  [...STANZA_SHAPES, ...MUC_SHAPES, ...EXTENSION_SHAPES].flatMap((shape) =>
    // A namespace’s own sentence stands among the words already.
    shape.sentence === undefined
      ? []
      : elementEntry(shape).map((entry) => [`${shape.ns} ${shape.local}`, entry] as const),
  ),
);

/** The stanza and the elements in it that are explained, each once, in their order. */
export function explainElements(stanza: XmlElement): readonly GlossaryEntry[] {
  const found = new Set<GlossaryEntry>();
  const waiting: XmlElement[] = [stanza];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entry = BY_ELEMENT.get(`${next.ns} ${next.local}`);
    if (entry !== undefined) found.add(entry);
    for (const child of childElements(next).toReversed()) waiting.push(child);
  }
  return [...found];
}
