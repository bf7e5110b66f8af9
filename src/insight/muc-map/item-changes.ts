import type { TraceEvent } from '../../trace/event.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../../xml/element.ts';
import { bareText } from '../../xmpp/jid.ts';
import { MUC_USER_NS } from '../../xmpp/namespaces.ts';
import { stanzasOf } from './facts.ts';

/** How people rose and fell in a run: `none > member`. */
export interface ItemChanges {
  readonly roles: ReadonlySet<string>;
  readonly affiliations: ReadonlySet<string>;
}

/**
 * As rooms told of it in their order: a role belongs to a nickname, an affiliation to a bare JID, so only who is told real
 * addresses sees it change. Before a room has told anything of somebody, they are nothing in it.
 */
export function itemChangesOf(events: Iterable<TraceEvent>): ItemChanges {
  const roles = new KnownValues();
  const affiliations = new KnownValues();
  for (const [stanza, { direction }] of stanzasOf(events)) {
    const from = attributeValue(stanza, 'from');
    const x = findChild(stanza, 'x', MUC_USER_NS);
    if (direction === 'sent' || from === undefined || x === undefined) continue;
    for (const item of childElements(x).filter(({ local }) => local === 'item')) {
      tellRole(stanza, { from, item, roles });
      const jid = attributeValue(item, 'jid');
      const affiliation = attributeValue(item, 'affiliation');
      if (jid !== undefined && affiliation !== undefined) {
        affiliations.become(`${bareText(from)} ${bareText(jid)}`, affiliation);
      }
    }
  }
  return { roles: roles.changes, affiliations: affiliations.changes };
}

interface ToldRole {
  readonly from: string;
  readonly item: XmlElement;
  readonly roles: KnownValues;
}

function tellRole(stanza: XmlElement, { from, item, roles }: ToldRole): void {
  const role = attributeValue(item, 'role');
  if (stanza.local !== 'presence' || role === undefined) return;
  const nick = attributeValue(item, 'nick');
  const isGoing = attributeValue(stanza, 'type') === 'unavailable';
  // Whoever changes the nickname takes the role along.
  if (isGoing && nick !== undefined && role !== 'none')
    roles.move(from, `${bareText(from)}/${nick}`);
  else roles.become(from, isGoing ? 'none' : role);
}

/** What each is, and what changes there were. */
class KnownValues {
  readonly changes = new Set<string>();
  readonly #now = new Map<string, string>();

  become(who: string, what: string): void {
    const before = this.#now.get(who) ?? 'none';
    if (before !== what) this.changes.add(`${before} > ${what}`);
    this.#now.set(who, what);
  }

  /** The same under another name, as often as it is told. */
  move(from: string, to: string): void {
    const what = this.#now.get(from);
    if (what === undefined) return;
    this.#now.delete(from);
    this.#now.set(to, what);
  }
}
