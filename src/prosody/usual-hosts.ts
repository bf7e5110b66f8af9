import { t } from '../base/translate.ts';

/** A domain that a server has before any script asks for one. */
export interface UsualHost {
  readonly domain: string;
  /** The module that runs it; absent: it is a virtual host, where actors sign in. */
  readonly module?: string;
  /** What it is there for, in a few words; `''` where that is not known. */
  readonly about: string;
}

/** Those of `prosodyConfig()`. */
export const USUAL_HOSTS: readonly UsualHost[] = [
  { domain: 'localhost', about: t('any name comes in with any password') },
  { domain: 'anon.localhost', about: t('those come in who have no name (SASL ANONYMOUS)') },
  { domain: 'conference.localhost', module: 'muc', about: 'rooms' },
  { domain: 'pubsub.localhost', module: 'pubsub', about: 'publish-subscribe' },
  { domain: 'upload.localhost', module: 'http_file_share', about: t('slots for uploads') },
];

/** Those that a configuration names in so many words, as far as that can be told without running it. */
export function configuredHosts(texts: readonly string[]): readonly UsualHost[] {
  const hosts = new Map<string, UsualHost>();
  for (const text of texts) {
    for (const [, kind, domain = '', module] of text.matchAll(DEFINED)) {
      // Without a module it is for a program that connects from outside (XEP-0114).
      const runs = module ?? (kind === 'Component' ? 'component' : undefined);
      hosts.set(domain, { domain, about: '', ...(runs === undefined ? {} : { module: runs }) });
    }
  }
  return [...hosts.values()];
}

/** At the begin of a line, so that comments are none. */
const DEFINED =
  /^[ \t]*(VirtualHost|Component)[ \t(]*["']([^"'\n]{1,300})["'](?:[ \t)]*["'](\w{1,100})["'])?/gm;
