import { t } from '../../base/translate.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../../xml/element.ts';
import { DATA_FORM_NS, MUC_ADMIN_NS, MUC_OWNER_NS } from '../../xmpp/namespaces.ts';
import {
  childText,
  describeFields,
  describeUnknown,
  formFields,
  itemPerson,
  list,
  literalValue,
} from './describe-parts.ts';
import { itemWho, errorWords, rightsWords, sentence, type TellContext } from './tell-parts.ts';

/** RFC 6120, section 8.2.3: a request, or its answer. Answers are told by the id of their request. */
export function tellIq(stanza: XmlElement, context: TellContext): string {
  const type = attributeValue(stanza, 'type') ?? '';
  const content = childElements(stanza)[0];
  if (type === 'error') {
    const { by, text } = errorWords(stanza);
    return sentence(t('{requestOf} is refused{by}', { requestOf: requestOf(stanza), by }), text);
  }
  if (type === 'result') return tellResult(stanza, content, context);
  const { actor, direction } = context;
  const who = direction === 'sent' ? actor : t('The server');
  if (content === undefined) return sentence(t('{who} asks for nothing', { who }));
  if (direction === 'sent' && content.ns === MUC_OWNER_NS) return tellOwner(content, type, actor);
  if (direction === 'sent' && content.ns === MUC_ADMIN_NS) {
    return tellAdmin(content, type, context);
  }
  const verb = type === 'set' ? 'sends' : t('asks for');
  const node = literalValue(content, 'node');
  return sentence(`${who} ${verb} ${list(describeUnknown(content), node)}`);
}

/** `Request config1`; ids that say nothing are left out. */
function requestOf(stanza: XmlElement): string {
  const id = literalValue(stanza, 'id');
  return id === '' ? t('The request') : t('Request {id}', { id });
}

/** XEP-0045, section 10. */
function tellOwner(query: XmlElement, type: string, actor: string): string {
  const destroy = findChild(query, 'destroy');
  if (destroy !== undefined) {
    return sentence(t('{actor} destroys the room', { actor }), childText(destroy, 'reason'));
  }
  const fields = formFields(query);
  if (type !== 'set' || fields === undefined) {
    return sentence(t('{actor} asks for the configuration form', { actor }));
  }
  const form = findChild(query, 'x', DATA_FORM_NS);
  if (form !== undefined && literalValue(form, 'type') === 'cancel') {
    return sentence(t('{actor} cancels the configuration', { actor }));
  }
  return fields.length === 0
    ? sentence(t('{actor} takes the configuration as it is', { actor }))
    : sentence(t('{actor} configures the room', { actor }), describeFields(fields));
}

/** XEP-0045, sections 8 and 9. */
function tellAdmin(query: XmlElement, type: string, context: TellContext): string {
  const { actor } = context;
  const items = childElements(query).filter((child) => child.local === 'item');
  const first = items[0];
  if (type === 'get' && first !== undefined) {
    const which = literalValue(first, 'affiliation') || literalValue(first, 'role');
    return sentence(t('{actor} asks for the {which} list', { actor, which }));
  }
  if (items.length === 0) return sentence(t('{actor} changes nobody', { actor }));
  return items.map((item) => tellChange(item, context)).join(' ');
}

function tellChange(item: XmlElement, context: TellContext): string {
  const { actor } = context;
  const who = itemWho(item, context);
  const reason = childText(item, 'reason');
  const affiliation = literalValue(item, 'affiliation');
  if (affiliation === 'outcast') return sentence(t('{actor} bans {who}', { actor, who }), reason);
  if (affiliation === 'none')
    return sentence(t('{actor} takes the affiliation from {who}', { actor, who }), reason);
  if (affiliation === '' && literalValue(item, 'role') === 'none') {
    return sentence(t('{actor} kicks {who}', { actor, who }), reason);
  }
  const rights = rightsWords(item);
  const made =
    rights === ''
      ? t('{actor} makes {who} something', { actor, who })
      : t('{actor} makes {who} {rights}', { actor, who, rights });
  return sentence(made, reason);
}

function tellResult(
  stanza: XmlElement,
  content: XmlElement | undefined,
  context: TellContext,
): string {
  const request = requestOf(stanza);
  if (content === undefined) return sentence(t('{request} succeeds', { request }));
  const told = answerWords(content, context);
  return sentence(t('{request} is answered', { request }), told);
}

function answerWords(content: XmlElement, context: TellContext): string {
  const children = childElements(content);
  if (content.ns === MUC_ADMIN_NS) {
    const people = children
      .filter((child) => child.local === 'item')
      .map((item) => itemPerson(item, context));
    return people.length === 0 ? t('nobody') : people.join(', ');
  }
  if (content.ns === MUC_OWNER_NS) {
    const count = formFields(content)?.length ?? 0;
    return count === 0
      ? t('the configuration form')
      : t('the configuration form, {count} fields', { count });
  }
  const inside = children.length === 0 ? '' : entries(children.length);
  return list(describeUnknown(content), literalValue(content, 'node'), inside);
}

function entries(count: number): string {
  return t('{count, plural, one {1 entry} other {{count} entries}}', { count });
}
