import type { XmlAttribute, XmlElement } from '../xml/element.ts';
import { CLIENT_NS, SCANSION_NS } from '../xmpp/namespaces.ts';

/** What a value of `scansion:strict` says. */
export interface Strictness {
  readonly strict: boolean;
  /** Whether it holds for all that is inside too, where nothing there says otherwise. */
  readonly below: boolean;
}

const HERE: Readonly<Record<'strict' | 'loose', Strictness>> = {
  strict: { strict: true, below: false },
  loose: { strict: false, below: false },
};

/**
 * All values of `scansion:strict`. Scansion's own are yes and no, in the spellings that scripts use. The last two are
 * ours (spec/adr/0010): scansion takes a value that it does not know for false.
 */
const VALUES: ReadonlyMap<string, Strictness> = new Map([
  ['true', HERE.strict],
  ['yes', HERE.strict],
  ['1', HERE.strict],
  ['false', HERE.loose],
  ['no', HERE.loose],
  ['0', HERE.loose],
  ['everywhere', { strict: true, below: true }],
  ['nowhere', { strict: false, below: true }],
]);

/** The meaning of a value, in any case; `undefined` where it has none. */
export function strictnessOf(value: string): Strictness | undefined {
  return VALUES.get(value.trim().toLowerCase());
}

/** The `scansion:strict` of an element, if it has one. */
export function strictDirective({ attributes }: XmlElement): XmlAttribute | undefined {
  return attributes.find(({ ns, local }) => ns === SCANSION_NS && local === 'strict');
}

/** How an element of a pattern is compared, and what its children inherit. */
export interface LevelStrictness {
  readonly strict: boolean;
  /** `undefined`: nothing, each by its own namespace. */
  readonly inherited: boolean | undefined;
}

/**
 * Whether an element of a pattern is compared strictly: its own `scansion:strict` decides, else what it inherits from
 * an `everywhere` or `nowhere` around it, else whether its namespace is a foreign one.
 */
export function comparisonOf(pattern: XmlElement, inherited: boolean | undefined): LevelStrictness {
  const written = strictDirective(pattern)?.value;
  if (written === undefined) return { strict: inherited ?? pattern.ns !== CLIENT_NS, inherited };
  const own = strictnessOf(written) ?? HERE.loose;
  return { strict: own.strict, inherited: own.below ? own.strict : inherited };
}
