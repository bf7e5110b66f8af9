import { attributeValue, childElements, type XmlElement } from '../xml/element.ts';
import {
  CLIENT_NS,
  DATA_FORM_NS,
  DISCO_INFO_NS,
  MUC_ADMIN_NS,
  MUC_USER_NS,
  STANZA_ERRORS_NS,
} from '../xmpp/namespaces.ts';
import { lookUp, type RegistryTerm, type TermKind } from './registry.ts';

/** The words in a stanza that the registry knows, each once, in the order in which they stand in it. */
export function explainStanza(stanza: XmlElement): readonly RegistryTerm[] {
  const found = new Map<string, RegistryTerm>();
  collect(stanza, CLIENT_NS, (kind, word) => {
    const term = word === undefined ? undefined : lookUp(kind, word);
    if (term !== undefined) found.set(`${kind} ${term.term}`, term);
  });
  return [...found.values()];
}

type Note = (kind: TermKind, word: string | undefined) => void;

function collect(element: XmlElement, parentNs: string, note: Note): void {
  if (element.ns !== parentNs && element.ns !== CLIENT_NS) note('namespace', element.ns);
  noteOwn(element, note);
  for (const child of childElements(element)) collect(child, element.ns, note);
}

function noteOwn(element: XmlElement, note: Note): void {
  const { ns, local } = element;
  if (ns === MUC_USER_NS || ns === MUC_ADMIN_NS) noteMuc(element, note);
  else if (ns === STANZA_ERRORS_NS) note('error condition', local);
  else if (ns === CLIENT_NS && local === 'error') {
    note('error type', attributeValue(element, 'type'));
  } else if (ns === DATA_FORM_NS && local === 'field') {
    note('form field', attributeValue(element, 'var'));
  } else if (ns === DISCO_INFO_NS && local === 'feature') {
    note('feature', attributeValue(element, 'var'));
  }
}

function noteMuc(element: XmlElement, note: Note): void {
  if (element.local === 'status') note('status code', attributeValue(element, 'code'));
  if (element.local !== 'item') return;
  note('affiliation', attributeValue(element, 'affiliation'));
  note('role', attributeValue(element, 'role'));
}
