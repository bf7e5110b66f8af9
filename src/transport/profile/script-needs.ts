import type { Scenario } from '../../script/scenario.ts';
import { attributeValue, childElements, type XmlElement } from '../../xml/element.ts';
import { bareText } from '../../xmpp/jid.ts';

/** What a script asks of a server, as far as that can be read off its steps. All in the script's names. */
export interface ScriptNeeds {
  /** Domains that its actors belong to, or write to, the first line of each. */
  readonly domains: ReadonlyMap<string, number>;
  /** What is asked of a domain, or of one's own account there, by a namespace that servers announce. */
  readonly features: readonly NeededFeature[];
}

export interface NeededFeature {
  readonly feature: string;
  readonly domain: string;
  readonly line: number;
}

/** Looks at actors and at what they send; what stands in raw texts, and addresses with `${…}`, are left out. */
export function scriptNeeds({ actors, steps }: Scenario): ScriptNeeds {
  const domains = new Map<string, number>();
  const features = new Map<string, NeededFeature>();
  const note = (domain: string, line: number) => {
    if (isPlain(domain) && !domains.has(domain)) domains.set(domain, line);
  };
  for (const { jid } of actors) note(domainOf(jid), 0);
  for (const { kind, actor, line, ...step } of steps) {
    if (kind !== 'sends' || !('stanza' in step)) continue;
    const to = attributeValue(step.stanza, 'to');
    if (to !== undefined) note(domainOf(to), line);
    const domain = domainOf(to ?? actors.find(({ name }) => name === actor)?.jid ?? '');
    const feature = askedFeature(step.stanza, to);
    if (feature !== undefined && isPlain(domain))
      features.set(
        `${feature} ${domain}`,
        features.get(`${feature} ${domain}`) ?? { feature, domain, line },
      );
  }
  return { domains, features: [...features.values()] };
}

/** What is asked of a client is no matter of the server. */
function askedFeature(stanza: XmlElement, to: string | undefined): string | undefined {
  return to?.includes('/') === true ? undefined : announced(stanza);
}

function isPlain(domain: string): boolean {
  return domain !== '' && !domain.includes('$');
}

function domainOf(address: string): string {
  return bareText(address).replace(/^.*@/, '').toLowerCase();
}

/** Of namespaces that are no features of their own in disco, or not by this name. */
const ANNOUNCED: ReadonlySet<string> = new Set([
  ...['urn:xmpp:mam:2', 'urn:xmpp:blocking', 'urn:xmpp:carbons:2', 'urn:xmpp:ping', 'vcard-temp'],
  ...['jabber:iq:version', 'jabber:iq:private', 'urn:xmpp:time', 'jabber:iq:last'],
]);

function announced(stanza: XmlElement): string | undefined {
  if (stanza.local !== 'iq') return undefined;
  return childElements(stanza).find(({ ns }) => ANNOUNCED.has(ns))?.ns;
}
