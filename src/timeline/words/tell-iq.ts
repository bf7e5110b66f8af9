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
    return sentence(`${requestOf(stanza)} is refused${by}`, text);
  }
  if (type === 'result') return tellResult(stanza, content, context);
  const { actor, direction } = context;
  const who = direction === 'sent' ? actor : `The server`;
  if (content === undefined) return sentence(`${who} asks for nothing`);
  if (direction === 'sent' && content.ns === MUC_OWNER_NS) return tellOwner(content, type, actor);
  if (direction === 'sent' && content.ns === MUC_ADMIN_NS) {
    return tellAdmin(content, type, context);
  }
  const verb = type === 'set' ? 'sends' : 'asks for';
  const node = literalValue(content, 'node');
  return sentence(`${who} ${verb} ${list(describeUnknown(content), node)}`);
}

/** `Request config1`; ids that say nothing are left out. */
function requestOf(stanza: XmlElement): string {
  const id = literalValue(stanza, 'id');
  return id === '' ? 'The request' : `Request ${id}`;
}

/** XEP-0045, section 10. */
function tellOwner(query: XmlElement, type: string, actor: string): string {
  const destroy = findChild(query, 'destroy');
  if (destroy !== undefined) {
    return sentence(`${actor} destroys the room`, childText(destroy, 'reason'));
  }
  const fields = formFields(query);
  if (type !== 'set' || fields === undefined) {
    return sentence(`${actor} asks for the configuration form`);
  }
  const form = findChild(query, 'x', DATA_FORM_NS);
  if (form !== undefined && literalValue(form, 'type') === 'cancel') {
    return sentence(`${actor} cancels the configuration`);
  }
  return fields.length === 0
    ? sentence(`${actor} takes the configuration as it is`)
    : sentence(`${actor} configures the room`, describeFields(fields));
}

/** XEP-0045, sections 8 and 9. */
function tellAdmin(query: XmlElement, type: string, context: TellContext): string {
  const { actor } = context;
  const items = childElements(query).filter((child) => child.local === 'item');
  const first = items[0];
  if (type === 'get' && first !== undefined) {
    const which = literalValue(first, 'affiliation') || literalValue(first, 'role');
    return sentence(`${actor} asks for the ${which} list`);
  }
  if (items.length === 0) return sentence(`${actor} changes nobody`);
  return items.map((item) => tellChange(item, context)).join(' ');
}

function tellChange(item: XmlElement, context: TellContext): string {
  const { actor } = context;
  const who = itemWho(item, context);
  const reason = childText(item, 'reason');
  const affiliation = literalValue(item, 'affiliation');
  if (affiliation === 'outcast') return sentence(`${actor} bans ${who}`, reason);
  if (affiliation === 'none') return sentence(`${actor} takes the affiliation from ${who}`, reason);
  if (affiliation === '' && literalValue(item, 'role') === 'none') {
    return sentence(`${actor} kicks ${who}`, reason);
  }
  const rights = rightsWords(item);
  return sentence(`${actor} makes ${who} ${rights === '' ? 'something' : rights}`, reason);
}

function tellResult(
  stanza: XmlElement,
  content: XmlElement | undefined,
  context: TellContext,
): string {
  const request = requestOf(stanza);
  if (content === undefined) return sentence(`${request} succeeds`);
  const told = answerWords(content, context);
  return sentence(`${request} is answered`, told);
}

function answerWords(content: XmlElement, context: TellContext): string {
  const children = childElements(content);
  if (content.ns === MUC_ADMIN_NS) {
    const people = children
      .filter((child) => child.local === 'item')
      .map((item) => itemPerson(item, context));
    return people.length === 0 ? 'nobody' : people.join(', ');
  }
  if (content.ns === MUC_OWNER_NS) {
    const count = formFields(content)?.length ?? 0;
    return count === 0 ? 'the configuration form' : `the configuration form, ${count} fields`;
  }
  const inside = children.length === 0 ? '' : entries(children.length);
  return list(describeUnknown(content), literalValue(content, 'node'), inside);
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
