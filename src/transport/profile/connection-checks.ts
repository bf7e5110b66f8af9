import { t } from '../../base/translate.ts';
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

function lineCheck(
  { script, server, role }: DomainLine,
  { domain, entities }: Known,
): ConnectionCheck {
  if (role === 'rooms' || role === 'nodes') return serviceCheck(script, server, role, entities);
  if (role === 'accounts' && server !== domain)
    return lacking(
      t('{script} is {server}, and accounts are at {domain}.', { script, server, domain }),
      t('Check the mapping of domains.'),
    );
  return good(t('{script} is {server}.', { script, server }));
}

function serviceCheck(
  script: string,
  server: string,
  role: 'rooms' | 'nodes',
  entities: readonly EntityInfo[],
): ConnectionCheck {
  if (server === '') {
    return lacking(
      t(
        'The server tells of no {role, select, rooms {chat service} other {publish-subscribe service}} that could be {script}.',
        { role, script },
      ),
      role === 'rooms'
        ? t(
            'Enable one (Prosody: Component "rooms.example.org" "muc"; ejabberd: mod_muc), or write its domain into the profile.',
          )
        : t(
            'Enable one (Prosody: Component "pubsub.example.org" "pubsub"; ejabberd: mod_pubsub), write its domain into the profile, or remove the line.',
          ),
    );
  }
  const info = entities.find(({ address }) => address === server);
  if (info === undefined)
    return lacking(
      t('{server} does not answer as a service of the server.', { server }),
      checkTheLine(script, entities),
    );
  const isRight = role === 'nodes' || isChatService(info);
  return isRight
    ? good(
        t(
          '{script} is {server}, a {role, select, rooms {chat service} other {publish-subscribe service}}.',
          { script, server, role },
        ),
      )
    : lacking(
        t(
          '{server} is no {role, select, rooms {chat service} other {publish-subscribe service}}.',
          { server, role },
        ),
        checkTheLine(script, entities),
      );
}

const MOST_NAMED = 8;

function checkTheLine(script: string, entities: readonly EntityInfo[]): string {
  const services = entities.slice(1, 1 + MOST_NAMED).map(({ address }) => address);
  return services.length === 0
    ? t('Check the line of {script}: disco names no services.', { script })
    : t('Check the line of {script}: disco names {services}.', {
        script,
        services: services.join(', '),
      });
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
        line === 0
          ? t('The script speaks to {name}, which is not on this server.', { name })
          : t('The script speaks to {name} (line {line}), which is not on this server.', {
              name,
              line,
            }),
        t('Add a line to the mapping: what {name} is at {domain}.', { name, domain }),
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
    { name: t('message archives (XEP-0313)'), modules: 'Prosody: mam, muc_mam; ejabberd: mod_mam' },
  ],
  [
    'urn:xmpp:blocking',
    { name: t('blocking (XEP-0191)'), modules: 'Prosody: blocklist; ejabberd: mod_blocking' },
  ],
  [
    'urn:xmpp:carbons:2',
    { name: t('carbons (XEP-0280)'), modules: 'Prosody: carbons; ejabberd: mod_carboncopy' },
  ],
  ['urn:xmpp:ping', { name: t('ping (XEP-0199)'), modules: 'Prosody: ping; ejabberd: mod_ping' }],
  [
    'vcard-temp',
    { name: t('vCards (XEP-0054)'), modules: 'Prosody: vcard_legacy; ejabberd: mod_vcard' },
  ],
  [
    'jabber:iq:version',
    { name: t('its version (XEP-0092)'), modules: 'Prosody: version; ejabberd: mod_version' },
  ],
  [
    'jabber:iq:private',
    { name: t('private storage (XEP-0049)'), modules: 'Prosody: private; ejabberd: mod_private' },
  ],
  [
    'urn:xmpp:time',
    { name: t('its time (XEP-0202)'), modules: 'Prosody: time; ejabberd: mod_time' },
  ],
  [
    'jabber:iq:last',
    { name: t('last activity (XEP-0012)'), modules: 'Prosody: lastactivity; ejabberd: mod_last' },
  ],
]);

function featureCheck(
  { feature, line }: NeededFeature,
  place: EntityInfo | undefined,
): ConnectionCheck | undefined {
  const words = FEATURES.get(feature);
  if (place === undefined || words === undefined) return undefined;
  const { name, modules } = words;
  if (place.features.includes(feature))
    return good(t('{address} has {name}.', { address: place.address, name }));
  return lacking(
    t('{address} does not announce {name}, which line {line} asks for.', {
      address: place.address,
      name,
      line,
    }),
    t('Enable it ({modules}). A server may have it all the same and not say so.', { modules }),
  );
}
