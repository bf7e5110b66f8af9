import type { Scenario } from '../../script/scenario.ts';
import { createAddressMap } from '../../xmpp/address-map/address-map.ts';
import { servicesFor } from './find-services.ts';
import { scriptNeeds, type NeededFeature } from './script-needs.ts';
import type { DomainLine, ServerProfile } from './server-profile.ts';
import { isChatService, type EntityInfo } from './services.ts';
import type { KnownConnection } from './test-connection.ts';

/** One thing that is as it should be, or is not, and then what to do. */
export interface ConnectionCheck {
  readonly verdict: 'good' | 'lacking';
  readonly what: string;
  /** `''` where nothing is to be done. */
  readonly advice: string;
}

type Known = Pick<KnownConnection, 'domain' | 'entities' | 'mechanisms' | 'left'>;

/** Holds what a server said against what the profile leaves open and the script needs; what is lacking comes first. */
export function connectionChecks(
  profile: ServerProfile,
  known: Known,
  scenario: Scenario | undefined,
): readonly ConnectionCheck[] {
  const open = profile.domains.filter(({ server }) => server === '');
  const { found } = servicesFor(open, known.entities);
  const domains = profile.domains.map((line) => ({
    ...line,
    server: line.server === '' ? (found.get(line.script) ?? '') : line.server,
  }));
  const checks = [
    ...known.left.map((sentence) => lacking(sentence, '')),
    ...domains.map((line) => lineCheck(line, known)),
    ...needChecks(domains, known, scenario),
  ];
  return checks.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ verdict }: ConnectionCheck): number {
  return verdict === 'lacking' ? 0 : 1;
}

function good(what: string): ConnectionCheck {
  return { verdict: 'good', what, advice: '' };
}

function lacking(what: string, advice: string): ConnectionCheck {
  return { verdict: 'lacking', what, advice };
}

const SERVICE_WORDS = { rooms: 'chat service', nodes: 'publish-subscribe service' } as const;

function lineCheck(
  { script, server, role }: DomainLine,
  { domain, entities }: Known,
): ConnectionCheck {
  if (role === 'rooms' || role === 'nodes') return serviceCheck(script, server, role, entities);
  if (role === 'accounts' && server !== domain)
    return lacking(
      `${script} is ${server}, and accounts are at ${domain}.`,
      'Check the mapping of domains.',
    );
  return good(`${script} is ${server}.`);
}

function serviceCheck(
  script: string,
  server: string,
  role: 'rooms' | 'nodes',
  entities: readonly EntityInfo[],
): ConnectionCheck {
  const what = SERVICE_WORDS[role];
  if (server === '') {
    return lacking(
      `The server tells of no ${what} that could be ${script}.`,
      role === 'rooms'
        ? 'Enable one (Prosody: Component "rooms.example.org" "muc"; ejabberd: mod_muc), or write its domain into the profile.'
        : 'Enable one (Prosody: Component "pubsub.example.org" "pubsub"; ejabberd: mod_pubsub), write its domain into the profile, or remove the line.',
    );
  }
  const info = entities.find(({ address }) => address === server);
  if (info === undefined)
    return lacking(
      `${server} does not answer as a service of the server.`,
      `Check the line of ${script}: disco names ${named(entities)}.`,
    );
  const isRight = role === 'nodes' || isChatService(info);
  return isRight
    ? good(`${script} is ${server}, a ${what}.`)
    : lacking(
        `${server} is no ${what}.`,
        `Check the line of ${script}: disco names ${named(entities)}.`,
      );
}

const MOST_NAMED = 8;

function named(entities: readonly EntityInfo[]): string {
  const services = entities.slice(1, 1 + MOST_NAMED).map(({ address }) => address);
  return services.length === 0 ? 'no services' : services.join(', ');
}

function needChecks(
  domains: readonly DomainLine[],
  { domain, entities }: Known,
  scenario: Scenario | undefined,
): readonly ConnectionCheck[] {
  if (scenario === undefined) return [];
  const needs = scriptNeeds(scenario);
  const map = createAddressMap({
    domains: domains.filter(({ server }) => server !== ''),
    accounts: [],
  });
  const places = new Map(entities.map((entity) => [entity.address, entity]));
  const strangers = [...needs.domains].filter(([name]) => {
    const isOpen = domains.some(({ script, server }) => script === name && server === '');
    return !isOpen && !places.has(map.addressToServer(name));
  });
  return [
    ...strangers.map(([name, line]) =>
      lacking(
        `The script speaks to ${name}${line === 0 ? '' : ` (line ${String(line)})`}, which is not on this server.`,
        `Add a line to the mapping: what ${name} is at ${domain}.`,
      ),
    ),
    ...needs.features.map((need) =>
      featureCheck(need, places.get(map.addressToServer(need.domain))),
    ),
  ].filter((check) => check !== undefined);
}

interface FeatureWords {
  readonly name: string;
  readonly modules: string;
}

const FEATURES: ReadonlyMap<string, FeatureWords> = new Map([
  [
    'urn:xmpp:mam:2',
    { name: 'message archives (XEP-0313)', modules: 'Prosody: mam, muc_mam; ejabberd: mod_mam' },
  ],
  [
    'urn:xmpp:blocking',
    { name: 'blocking (XEP-0191)', modules: 'Prosody: blocklist; ejabberd: mod_blocking' },
  ],
  [
    'urn:xmpp:carbons:2',
    { name: 'carbons (XEP-0280)', modules: 'Prosody: carbons; ejabberd: mod_carboncopy' },
  ],
  ['urn:xmpp:ping', { name: 'ping (XEP-0199)', modules: 'Prosody: ping; ejabberd: mod_ping' }],
  [
    'vcard-temp',
    { name: 'vCards (XEP-0054)', modules: 'Prosody: vcard_legacy; ejabberd: mod_vcard' },
  ],
  [
    'jabber:iq:version',
    { name: 'its version (XEP-0092)', modules: 'Prosody: version; ejabberd: mod_version' },
  ],
  [
    'jabber:iq:private',
    { name: 'private storage (XEP-0049)', modules: 'Prosody: private; ejabberd: mod_private' },
  ],
  ['urn:xmpp:time', { name: 'its time (XEP-0202)', modules: 'Prosody: time; ejabberd: mod_time' }],
  [
    'jabber:iq:last',
    { name: 'last activity (XEP-0012)', modules: 'Prosody: lastactivity; ejabberd: mod_last' },
  ],
]);

function featureCheck(
  { feature, line }: NeededFeature,
  place: EntityInfo | undefined,
): ConnectionCheck | undefined {
  const words = FEATURES.get(feature);
  if (place === undefined || words === undefined) return undefined;
  const { name, modules } = words;
  if (place.features.includes(feature)) return good(`${place.address} has ${name}.`);
  return lacking(
    `${place.address} does not announce ${name}, which line ${String(line)} asks for.`,
    `Enable it (${modules}). A server may have it all the same and not say so.`,
  );
}
