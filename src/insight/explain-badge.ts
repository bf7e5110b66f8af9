import { t } from '../base/translate.ts';
import { CLIENT_NS, DELAY_NS } from '../xmpp/namespaces.ts';
import { lookUp, type RegistryTerm, type SpecRef } from './registry.ts';
import { ERROR_CONDITIONS } from './registry/errors.ts';
import { MUC_VOCABULARY } from './vocabulary.ts';

/** What a badge or the type at the end of a row means. */
export interface BadgeMeaning {
  /** `Status 201`, `Error conflict`. */
  readonly title: string;
  /** In plain text. */
  readonly sentence: string;
  /** What Prosody chooses or does otherwise, in our notation for texts. */
  readonly prosody?: string;
  readonly ref?: SpecRef;
  /** The word by which the glossary has it; absent where it has not. */
  readonly word?: string;
}

/** The meaning of a badge of a row (`timeline/model.ts`, `RowLabel`); `undefined` for one that nobody knows. */
export function explainBadge(badge: string): BadgeMeaning | undefined {
  if (/^\d+$/.test(badge))
    return ofTerm(lookUp('status code', badge), t('Status {code}', { code: badge }));
  const condition = CONDITIONS.get(badge);
  if (condition !== undefined) {
    return ofTerm(lookUp('error condition', condition), t('Error {condition}', { condition }));
  }
  if (badge === 'delay') {
    return ofTerm(lookUp('namespace', DELAY_NS), t('Late: delay'));
  }
  const [before] = /\d+/.exec(badge) ?? [];
  const isBefore =
    before !== undefined && badge === t('came before {cameBefore}', { cameBefore: before });
  return isBefore ? cameBefore(before) : undefined;
}

/** By the badges of errors, in the language of the page. */
const CONDITIONS: ReadonlyMap<string, string> = new Map(
  ERROR_CONDITIONS.map(({ condition }) => [t('error {condition}', { condition }), condition]),
);

/** The meaning of a stanza's type; `undefined` for one that its kind does not have. */
export function explainType(stanza: string, type: string): BadgeMeaning | undefined {
  const found = MUC_VOCABULARY.describe({
    namespace: CLIENT_NS,
    element: stanza,
    attribute: 'type',
    value: type,
  });
  const ref = Object.hasOwn(TYPES, stanza) ? TYPES[stanza] : undefined;
  if (found === undefined || ref === undefined) return undefined;
  return { title: t('Type {type}', { type }), sentence: found.text, ref };
}

/** Where the types of the three stanzas stand. */
const TYPES: Readonly<Record<string, SpecRef>> = {
  message: { document: 'RFC 6121', section: '5.2.2' },
  presence: { document: 'RFC 6121', section: '4.7.1' },
  iq: { document: 'RFC 6120', section: '8.2.3' },
};

function ofTerm(term: RegistryTerm | undefined, title: string): BadgeMeaning | undefined {
  if (term === undefined) return undefined;
  const { term: word, sentence, prosody, ref } = term;
  return {
    title,
    sentence,
    word,
    ...(prosody === undefined ? {} : { prosody }),
    ...(ref === undefined ? {} : { ref }),
  };
}

function cameBefore(step: string): BadgeMeaning {
  return {
    title: t('Came before {step}', { step }),
    sentence: t(
      'The stanza came before step {step}, and waited until this step read it. The bracket beside the lanes leads to where it came.',
      { step },
    ),
  };
}
