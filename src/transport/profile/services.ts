import { attributeValue, childElements, findChild, ownText, xml } from '../../xml/element.ts';
import { DISCO_INFO_NS, DISCO_ITEMS_NS, MUC_NS, VERSION_NS } from '../../xmpp/namespaces.ts';
import type { Conversation } from './conversation.ts';

/** What an entity says of itself (XEP-0030, section 3). */
export interface EntityInfo {
  readonly address: string;
  /** `conference/text`. */
  readonly identities: readonly string[];
  readonly features: readonly string[];
}

/** So many services of a server are looked at. */
const MOST_SERVICES = 30;
const MOST_FEATURES = 500;

/** The server and its services; those that do not answer are left out, so it may be empty. */
export async function discover(talk: Conversation, domain: string): Promise<readonly EntityInfo[]> {
  const addresses = [domain, ...(await servicesOf(talk, domain))];
  const infos = await Promise.all(addresses.map((address) => infoOf(talk, address)));
  return infos.filter((info) => info !== undefined);
}

async function servicesOf(talk: Conversation, domain: string): Promise<readonly string[]> {
  const answer = await talk.ask(request(domain, DISCO_ITEMS_NS));
  if (answer.kind !== 'result') return [];
  const query = findChild(answer.stanza, 'query', DISCO_ITEMS_NS);
  const items = query === undefined ? [] : childElements(query);
  const services = items.flatMap((item) => attributeValue(item, 'jid')?.toLowerCase() ?? []);
  return [...new Set(services)]
    .filter((jid) => jid !== domain && !jid.includes('@') && !jid.includes('/'))
    .slice(0, MOST_SERVICES);
}

async function infoOf(talk: Conversation, address: string): Promise<EntityInfo | undefined> {
  const answer = await talk.ask(request(address, DISCO_INFO_NS));
  if (answer.kind !== 'result') return undefined;
  const query = findChild(answer.stanza, 'query', DISCO_INFO_NS);
  const parts = query === undefined ? [] : childElements(query);
  const of = (name: string) => parts.filter(({ local }) => local === name).slice(0, MOST_FEATURES);
  return {
    address,
    identities: of('identity').map(
      (each) => `${attributeValue(each, 'category') ?? ''}/${attributeValue(each, 'type') ?? ''}`,
    ),
    features: of('feature').flatMap((each) => attributeValue(each, 'var') ?? []),
  };
}

/** Software and its version (XEP-0092); `undefined` where the server does not tell. */
export async function softwareOf(talk: Conversation, domain: string): Promise<string | undefined> {
  const answer = await talk.ask(request(domain, VERSION_NS));
  if (answer.kind !== 'result') return undefined;
  const query = findChild(answer.stanza, 'query', VERSION_NS);
  const told = (name: string) => {
    const child = query && findChild(query, name);
    return child === undefined ? '' : ownText(child).trim();
  };
  const words = [told('name'), told('version')].filter((word) => word !== '');
  return words.length === 0 ? undefined : words.join(' ');
}

/** Whether rooms can be made there (XEP-0045, section 6.1): a gateway is a conference, too, but no place for them. */
export function isChatService({ identities, features }: EntityInfo): boolean {
  return identities.includes('conference/text') && features.includes(MUC_NS);
}

/** A service of nodes; an account's own is none (XEP-0163). */
export function isNodeService({ identities }: EntityInfo): boolean {
  return identities.includes('pubsub/service');
}

function request(to: string, ns: string) {
  return xml('iq', { xmlns: 'jabber:client', type: 'get', to }, xml('query', { xmlns: ns }));
}
