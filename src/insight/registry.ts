import { ERROR_CONDITIONS, ERROR_TYPES } from './registry/errors.ts';
import { DISCO_FEATURES } from './registry/features.ts';
import { FORM_FIELDS } from './registry/form-fields.ts';
import { NAMESPACE_SECTIONS, NAMESPACES } from './registry/namespaces.ts';
import { PROSODY_NOTES } from './registry/prosody-notes.ts';
import { muc, type SpecRef } from './registry/spec-ref.ts';
import { AFFILIATIONS, ROLES, type RoleOrAffiliation } from './registry/roles-and-affiliations.ts';
import { STATUS_CODES } from './registry/status-codes.ts';

export { muc, specLabel, specUrl, type SpecRef } from './registry/spec-ref.ts';

export type TermKind =
  | 'status code'
  | 'role'
  | 'affiliation'
  | 'error condition'
  | 'error type'
  | 'form field'
  | 'feature'
  | 'namespace';

/** One word of the protocol and what it means. */
export interface RegistryTerm {
  readonly kind: TermKind;
  /** As it stands on the wire: `110`, `moderator`, `not-allowed`. */
  readonly term: string;
  /** One plain sentence. */
  readonly sentence: string;
  /** Absent for what no specification names. */
  readonly ref?: SpecRef;
  /** What Prosody chooses or does otherwise, in our notation for texts; absent where it surprises nobody. */
  readonly prosody?: string;
}

/** Every word that the registry knows, kind by kind. */
export const ALL_TERMS: readonly RegistryTerm[] = allTerms().map((term) => {
  const key = keyOf(term);
  const prosody = Object.hasOwn(PROSODY_NOTES, key) ? PROSODY_NOTES[key] : undefined;
  return prosody === undefined ? term : { ...term, prosody };
});

const TERMS: ReadonlyMap<string, RegistryTerm> = new Map(
  ALL_TERMS.map((term) => [keyOf(term), term]),
);

/** What the registry knows of a word; `undefined` when nothing. */
export function lookUp(kind: TermKind, term: string): RegistryTerm | undefined {
  return TERMS.get(keyOf({ kind, term }));
}

function keyOf({ kind, term }: { readonly kind: TermKind; readonly term: string }): string {
  return `${kind} ${term}`;
}

function allTerms(): readonly RegistryTerm[] {
  return [
    ...STATUS_CODES.map(({ code, sentence, section }): RegistryTerm => ({
      kind: 'status code',
      term: code,
      sentence,
      ref: muc(section),
    })),
    ...rolesOrAffiliations('role', ROLES, muc('5.1')),
    ...rolesOrAffiliations('affiliation', AFFILIATIONS, muc('5.2')),
    ...ERROR_CONDITIONS.map(({ condition, sentence, ref }): RegistryTerm => ({
      kind: 'error condition',
      term: condition,
      sentence,
      ref,
    })),
    ...Object.entries(ERROR_TYPES).map(([term, sentence]): RegistryTerm => ({
      kind: 'error type',
      term,
      sentence,
      ref: { document: 'RFC 6120', section: '8.3.2' },
    })),
    ...FORM_FIELDS.map(({ field, ...rest }): RegistryTerm => ({
      kind: 'form field',
      term: field,
      ...rest,
    })),
    ...DISCO_FEATURES.map(({ feature, sentence }): RegistryTerm => ({
      kind: 'feature',
      term: feature,
      sentence,
      ref: muc('16.3'),
    })),
    ...namespaces(),
  ];
}

function rolesOrAffiliations(
  kind: TermKind,
  list: readonly RoleOrAffiliation[],
  ref: SpecRef,
): readonly RegistryTerm[] {
  return list.map(({ name, sentence }) => ({ kind, term: name, sentence, ref }));
}

function namespaces(): readonly RegistryTerm[] {
  return Object.entries(NAMESPACES).flatMap(([document, sentences]) =>
    Object.entries(sentences).map(([ns, sentence]): RegistryTerm => {
      const section = NAMESPACE_SECTIONS[ns];
      const ref: SpecRef = section === undefined ? { document } : { document, section };
      return { kind: 'namespace', term: ns, sentence, ref };
    }),
  );
}
