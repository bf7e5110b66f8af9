import { t } from '../../base/translate.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../../xml/element.ts';
import { DATA_FORM_NS, MUC_ADMIN_NS, MUC_OWNER_NS } from '../../xmpp/namespaces.ts';
import {
  childText,
  describeError,
  describeFields,
  describeUnknown,
  formFields,
  itemPerson,
  itemRights,
  list,
  literalValue,
  withTail,
  type DescribeContext,
} from './describe-parts.ts';

/** `member1: Juliet, member`; the id alone when the rest says nothing. */
export function describeIq(stanza: XmlElement, context: DescribeContext): string {
  const told = describeContent(stanza, context);
  const id = literalValue(stanza, 'id');
  return id === '' ? told : withTail(id, told);
}

function describeContent(stanza: XmlElement, context: DescribeContext): string {
  const type = attributeValue(stanza, 'type') ?? '';
  if (type === 'error') return describeError(stanza);
  const content = childElements(stanza)[0];
  if (content === undefined) return '';
  if (content.ns === MUC_OWNER_NS) return describeOwner(content, type);
  if (content.ns === MUC_ADMIN_NS) return describeAdmin(content, type, context);
  return describeOther(content, type);
}

/** XEP-0045, section 10. */
function describeOwner(query: XmlElement, type: string): string {
  const destroy = findChild(query, 'destroy');
  if (destroy !== undefined) return withTail(t('destroys the room'), childText(destroy, 'reason'));
  const fields = formFields(query);
  if (type !== 'set' || fields === undefined) {
    const count = fields?.length ?? 0;
    return list(t('the configuration form'), count === 0 ? '' : t('{count} fields', { count }));
  }
  const form = findChild(query, 'x', DATA_FORM_NS);
  if (form !== undefined && literalValue(form, 'type') === 'cancel')
    return t('the form, cancelled');
  return fields.length === 0
    ? t('the form, as it is')
    : t('the form, {fields}', { fields: describeFields(fields) });
}

/** XEP-0045, sections 8 and 9. */
function describeAdmin(query: XmlElement, type: string, context: DescribeContext): string {
  const items = childElements(query).filter((child) => child.local === 'item');
  const first = items[0];
  if (type === 'get' && first !== undefined) {
    return t('the {part} list', {
      part: literalValue(first, 'affiliation') || literalValue(first, 'role'),
    });
  }
  if (type === 'set') return items.map((item) => describeChange(item, context)).join('; ');
  return items.map((item) => itemPerson(item, context)).join(', ');
}

function describeChange(item: XmlElement, context: DescribeContext): string {
  return withTail(list(itemPerson(item, context), itemRights(item)), childText(item, 'reason'));
}

function describeOther(content: XmlElement, type: string): string {
  const name = describeUnknown(content);
  const count = childElements(content).length;
  const inside =
    type === 'result' && count > 0 ? `${count} ${count === 1 ? 'entry' : 'entries'}` : '';
  return list(name, literalValue(content, 'node'), inside);
}
