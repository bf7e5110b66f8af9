import { boundedText, NAME_LENGTH } from '../../base/bounded-text.ts';
import { t } from '../../base/translate.ts';
import type { Problem } from '../../trace/event.ts';
import { isEncrypted, isLoopback } from '../server-address.ts';
import type { RegistrationFault } from './registration.ts';
import type { DomainLine, ServerProfile } from './server-profile.ts';

/** Whether a password may go to that address before anybody has signed in. */
export function mayRegister(url: string): boolean {
  return isEncrypted(url) || isLoopback(url);
}

export function noAccounts({ name }: Pick<ServerProfile, 'name'>, fault: string): Problem {
  return {
    code: 'profile-accounts',
    what: t('The script cannot be run with the profile “{name}”: {fault}', {
      name: boundedText(name, NAME_LENGTH),
      fault,
    }),
    meaning: t('Nothing was run.'),
    advice: t('Change the table of accounts in the profile.'),
  };
}

export function notRegistered(
  { name }: Pick<ServerProfile, 'name'>,
  jid: string,
  { reason, advice }: Pick<RegistrationFault, 'reason' | 'advice'>,
): Problem {
  return {
    code: 'not-registered',
    what: t('{jid} could not be registered on {name}.', {
      jid: boundedText(jid, NAME_LENGTH),
      name: boundedText(name, NAME_LENGTH),
    }),
    meaning: `${reason} ${t('Nothing was run.')}`,
    advice,
  };
}

export function noService(
  { name }: Pick<ServerProfile, 'name'>,
  { script, role }: DomainLine,
): Problem {
  return {
    code: 'no-service-found',
    what: t(
      '{name} tells of no {role, select, nodes {publish-subscribe service} other {chat service}} that could be {script}.',
      { name: boundedText(name, NAME_LENGTH), role, script: boundedText(script, NAME_LENGTH) },
    ),
    meaning: t('Its service discovery (XEP-0030) names none among its items. Nothing was run.'),
    advice: t(`Write the domain of the service into the profile, or enable one on the server.`),
  };
}
