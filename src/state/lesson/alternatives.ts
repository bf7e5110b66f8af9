import type { ReceivesStep } from '../../script/scenario.ts';
import {
  attributeValue,
  childElements,
  findChild,
  xml,
  type XmlAttribute,
  type XmlElement,
} from '../../xml/element.ts';
import { CLIENT_NS, MUC_USER_NS, STANZA_ERRORS_NS } from '../../xmpp/namespaces.ts';
import { bareText } from '../../xmpp/jid.ts';

/**
 * Other stanzas that might be taken for what a step expects, the likeliest mistake first: what the same actor expects
 * elsewhere in the play, then small changes, each with one thing that tells it apart, and a refusal. Some may say the
 * same as the pattern, or as each other.
 */
export function* alternatives(
  step: ReceivesStep,
  others: readonly ReceivesStep[],
): Generator<XmlElement> {
  const { stanza } = step;
  const isOwn = (other: ReceivesStep) => other.actor === step.actor && other !== step;
  const near = others
    .filter(isOwn)
    .toSorted((a, b) => distance(a, step) - distance(b, step))
    .slice(0, MOST_OTHERS);
  if (near[0] !== undefined) yield near[0].stanza;
  yield* changedItem(stanza);
  yield* changedCodes(stanza);
  yield refusal(stanza);
  for (const other of near.slice(1)) yield other.stanza;
  yield* changedKind(stanza);
}

const MOST_OTHERS = 3;

function distance(one: ReceivesStep, other: ReceivesStep): number {
  return Math.abs(one.index - other.index);
}

const OTHER_ROLES: Readonly<Record<string, string>> = {
  moderator: 'participant',
  participant: 'visitor',
  visitor: 'participant',
  none: 'participant',
};
const OTHER_AFFILIATIONS: Readonly<Record<string, string>> = {
  owner: 'admin',
  admin: 'member',
  member: 'none',
  none: 'member',
  outcast: 'none',
};

/** The same, with another role or affiliation (XEP-0045, section 5). */
function* changedItem(stanza: XmlElement): Generator<XmlElement> {
  const x = findChild(stanza, 'x', MUC_USER_NS);
  const item = x && findChild(x, 'item');
  if (x === undefined || item === undefined) return;
  const put = (local: string, value: string) =>
    replaced(stanza, x, replaced(x, item, withAttribute(item, local, value)));
  const role = OTHER_ROLES[attributeValue(item, 'role') ?? ''];
  if (role !== undefined) yield put('role', role);
  const affiliation = OTHER_AFFILIATIONS[attributeValue(item, 'affiliation') ?? ''];
  if (affiliation !== undefined) yield put('affiliation', affiliation);
}

/** The same, with another code: a kick for a ban, a stranger's presence for the own one, a room that is new (XEP-0045, section 15.6). */
const OTHER_CODES: Readonly<Record<string, string>> = {
  '301': '307',
  '303': '307',
  '307': '301',
  '321': '307',
  '322': '307',
  '332': '307',
  '201': '210',
  '104': '170',
  '110': '201',
};

function* changedCodes(stanza: XmlElement): Generator<XmlElement> {
  const x = findChild(stanza, 'x', MUC_USER_NS);
  if (x === undefined) return;
  for (const status of childElements(x).filter(({ local }) => local === 'status')) {
    const code = OTHER_CODES[attributeValue(status, 'code') ?? ''];
    if (code !== undefined) {
      yield replaced(stanza, x, replaced(x, status, withAttribute(status, 'code', code)));
    }
  }
}

/** An error in its place, or where an error is expected, another one. */
function refusal(stanza: XmlElement): XmlElement {
  const error = findChild(stanza, 'error');
  const known = error === undefined ? [] : childElements(error).map(({ local }) => local);
  const condition = known.includes('forbidden') ? 'item-not-found' : 'forbidden';
  const from = attributeValue(stanza, 'from');
  const id = attributeValue(stanza, 'id');
  return xml(
    stanza.local,
    {
      xmlns: CLIENT_NS,
      ...(from === undefined ? {} : { from }),
      ...(id === undefined ? {} : { id }),
      type: 'error',
    },
    xml('error', { type: 'auth' }, xml(condition, { xmlns: STANZA_ERRORS_NS })),
  );
}

/** The same, as if somebody left who comes, or the room itself spoke. */
function* changedKind(stanza: XmlElement): Generator<XmlElement> {
  const type = attributeValue(stanza, 'type');
  const from = attributeValue(stanza, 'from') ?? '';
  if (stanza.local === 'presence' && type === undefined) {
    yield withAttribute(stanza, 'type', 'unavailable');
  }
  if (stanza.local === 'presence' && type === 'unavailable') yield withoutAttribute(stanza, 'type');
  if (stanza.local === 'message') {
    yield withAttribute(stanza, 'type', type === 'groupchat' ? 'chat' : 'groupchat');
  }
  if (from.includes('/')) yield withAttribute(stanza, 'from', bareText(from));
}

function withAttribute(element: XmlElement, local: string, value: string): XmlElement {
  const attribute: XmlAttribute = { prefix: '', local, ns: '', value };
  const isNew = attributeValue(element, local) === undefined;
  const attributes = element.attributes.map((each) =>
    each.local === local && each.ns === '' ? attribute : each,
  );
  return { ...element, attributes: isNew ? [...attributes, attribute] : attributes };
}

function withoutAttribute(element: XmlElement, local: string): XmlElement {
  return { ...element, attributes: element.attributes.filter((each) => each.local !== local) };
}

function replaced(parent: XmlElement, child: XmlElement, by: XmlElement): XmlElement {
  return { ...parent, children: parent.children.map((each) => (each === child ? by : each)) };
}
