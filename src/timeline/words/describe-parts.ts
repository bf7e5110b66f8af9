import { t } from '../../base/translate.ts';
import {
  attributeValue,
  childElements,
  findChild,
  ownText,
  type XmlElement,
} from '../../xml/element.ts';
import { DATA_FORM_NS, STANZA_ERRORS_NS } from '../../xmpp/namespaces.ts';
import { bareText, resourceText } from '../../xmpp/jid.ts';
import type { Direction } from '../../trace/event.ts';

/** From where a stanza is looked at. */
export interface DescribeContext {
  /** Whether the actor whose row it is sent or received it. */
  readonly direction: Direction;
  /** Whether it is the script's text: then what it leaves out is unknown, not empty. */
  readonly pattern: boolean;
  /** The name of the actor with this JID, if there is one. */
  readonly actorName: (jid: string) => string | undefined;
}

const MAX_QUOTE = 120;
/** Of a longer text no more is looked at than any row can show. */
const MAX_READ = 10_000;

/** The text of a child element with white space normalised; `''` when there is none. */
export function childText(element: XmlElement, local: string, ns?: string): string {
  const child = findChild(element, local, ns);
  return child === undefined ? '' : plainText(child);
}

function plainText(element: XmlElement): string {
  const text = ownText(element).slice(0, MAX_READ).replace(/\s+/g, ' ').trim();
  return text.startsWith('{scansion:') ? '' : text;
}

/** `“Finished!”`, shortened when it is long. */
export function quote(text: string): string {
  return text.length > MAX_QUOTE ? `“${text.slice(0, MAX_QUOTE)}…”` : `“${text}”`;
}

/** `lead`, or `lead: tail` when there is a tail. */
export function withTail(lead: string, tail: string): string {
  return tail === '' ? lead : `${lead}: ${tail}`;
}

/** The parts that are not empty, with commas. */
export function list(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** An attribute that says something: wildcards and absent ones are `''`. */
export function literalValue(element: XmlElement, local: string): string {
  const value = attributeValue(element, local) ?? '';
  return value.startsWith('{scansion:') ? '' : value;
}

/** The nickname of an occupant JID; `''` for other addresses. */
export function nickname(jid: string): string {
  return bareText(jid).includes('@') ? (resourceText(jid) ?? '') : '';
}

/** Whom an address means: an actor's name, an occupant's nickname, or else the bare JID. */
export function person(jid: string, context: DescribeContext): string {
  return context.actorName(jid) ?? (nickname(jid) || bareText(jid));
}

/** Whom a MUC item is about (XEP-0045, section 17.5): by actor, by nickname, by address. */
export function itemPerson(item: XmlElement, context: DescribeContext): string {
  const jid = literalValue(item, 'jid');
  return context.actorName(jid) ?? (literalValue(item, 'nick') || bareText(jid));
}

/** `owner, moderator`; `none` is left out unless it is all there is. */
export function itemRights(item: XmlElement): string {
  const affiliation = literalValue(item, 'affiliation');
  const role = literalValue(item, 'role');
  const telling = list(...[affiliation, role].filter((word) => word !== 'none'));
  if (telling !== '') return telling;
  if (affiliation === 'none') return t('no affiliation');
  return role === 'none' ? t('no role') : '';
}

/** What an error says, for people; its condition is a badge. */
export function describeError(stanza: XmlElement): string {
  const error = findChild(stanza, 'error');
  if (error === undefined) return '';
  const text = childText(error, 'text', STANZA_ERRORS_NS);
  const by = literalValue(error, 'by');
  return text !== '' ? text : t('refused{by}', { by: by === '' ? '' : ` ${t('by {by}', { by })}` });
}

/** `disco#info`, `ping`, `pubsub`: the end of a namespace, which is what people call it. */
function shortNamespace(ns: string): string {
  const parts = ns.split(/[/:]/).filter((part) => part !== '' && !/^\d+$/.test(part));
  return parts.at(-1) ?? ns;
}

/** For content that has no words of its own: `event (pubsub#event)`, `disco#info`. */
export function describeUnknown(content: XmlElement): string {
  const short = shortNamespace(content.ns);
  const plain = content.local === 'query' || content.local === short || short === '';
  return plain ? short || content.local : `${content.local} (${short})`;
}

export interface NamedField {
  readonly name: string;
  readonly values: readonly string[];
}

/** The fields of a data form (XEP-0004) but its FORM_TYPE; `undefined` when there is no form. */
export function formFields(parent: XmlElement): readonly NamedField[] | undefined {
  const form = findChild(parent, 'x', DATA_FORM_NS);
  if (form === undefined) return undefined;
  return childElements(form)
    .filter((field) => field.local === 'field' && literalValue(field, 'var') !== 'FORM_TYPE')
    .map((field) => ({
      name: literalValue(field, 'var').replace(/^.*?(?:roomconfig|request|register)_/, ''),
      values: childElements(field)
        .filter((child) => child.local === 'value')
        .map(plainText),
    }));
}

/** `membersonly 1, whois anyone` and how many more. */
export function describeFields(fields: readonly NamedField[]): string {
  const shown = fields.slice(0, 3).map(({ name, values }) => `${name} ${values.join(' ')}`.trim());
  const more = fields.length - shown.length;
  return list(...shown, more > 0 ? t('{more} more', { more }) : '');
}
