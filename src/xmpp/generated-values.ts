import { DELAY_NS } from './namespaces.ts';

/**
 * What a value that no script can know is: a `moment` or a span of time; an `id`; `credentials` that expire; the `version` of
 * some content, which is the same in each run until the content or the software changes.
 */
export type GeneratedKind = 'moment' | 'id' | 'credentials' | 'version';

/** Who makes the value. */
type Maker = 'server' | 'room' | 'archive' | 'client';

/**
 * How a script may be freed from the value. `accepted`: whoever takes what came into a script writes a wildcard. `asked`: only
 * where a person asks for it, for the value may be what the script is about. `never`: it is a text, and scansion knows
 * wildcards in attributes only.
 */
type Loosening = 'accepted' | 'asked' | 'never';

export interface GeneratedValue {
  readonly kind: GeneratedKind;
  readonly maker: Maker;
  readonly loosening: Loosening;
}

/** Namespace, element, and the attribute; without one, the element's text. */
type Place = `${string} ${string}`;

const moment = { kind: 'moment', maker: 'server', loosening: 'accepted' } as const;
const credentials = { kind: 'credentials', maker: 'server', loosening: 'accepted' } as const;
const archiveId = { kind: 'id', maker: 'archive', loosening: 'accepted' } as const;
const pageEnd = { ...archiveId, loosening: 'never' } as const;

/** The one table of them. What else looks generated, wherever it stands, is `insight/runs/normalise.ts`'s to tell. */
export const GENERATED_VALUES: Readonly<Record<Place, GeneratedValue>> = {
  // XEP-0203, section 4, and its predecessor XEP-0091.
  [`${DELAY_NS} delay stamp`]: moment,
  'jabber:x:delay x stamp': moment,
  // XEP-0012, section 3.
  'jabber:iq:last query seconds': moment,
  // XEP-0202, section 3.
  'urn:xmpp:time utc': { ...moment, loosening: 'never' },
  // XEP-0215, section 3.1.
  'urn:xmpp:extdisco:2 service username': credentials,
  'urn:xmpp:extdisco:2 service password': credentials,
  'urn:xmpp:extdisco:2 service expires': moment,
  // XEP-0359, section 3; XEP-0421, section 4.
  'urn:xmpp:sid:0 stanza-id id': archiveId,
  'urn:xmpp:occupant-id:0 occupant-id id': { ...archiveId, maker: 'room' },
  // XEP-0313, section 4.2, and what it was before.
  'urn:xmpp:mam:tmp archived id': archiveId,
  'urn:xmpp:mam:2 result id': archiveId,
  // XEP-0059, section 2.1: the ends of a page have names that the archive chooses.
  'http://jabber.org/protocol/rsm first': pageEnd,
  'http://jabber.org/protocol/rsm last': pageEnd,
  // XEP-0115, section 5; RFC 6121, section 2.6.
  'http://jabber.org/protocol/caps c ver': { kind: 'version', maker: 'client', loosening: 'asked' },
  'jabber:iq:roster query ver': { kind: 'version', maker: 'server', loosening: 'asked' },
};

interface Name {
  readonly ns: string;
  readonly local: string;
}

/** What is known of an attribute's value; `undefined` for all values that a script can know. */
export function generatedAttribute(element: Name, attribute: Name): GeneratedValue | undefined {
  return attribute.ns === ''
    ? valueAt(`${element.ns} ${element.local} ${attribute.local}`)
    : undefined;
}

/** The same for an element's text. */
export function generatedText({ ns, local }: Name): GeneratedValue | undefined {
  return valueAt(`${ns} ${local}`);
}

function valueAt(place: Place): GeneratedValue | undefined {
  return Object.hasOwn(GENERATED_VALUES, place) ? GENERATED_VALUES[place] : undefined;
}
