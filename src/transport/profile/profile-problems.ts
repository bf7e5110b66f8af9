import { boundedText, NAME_LENGTH } from '../../base/bounded-text.ts';
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
    what: `The script cannot be run with the profile “${boundedText(name, NAME_LENGTH)}”: ${fault}`,
    meaning: 'Nothing was run.',
    advice: 'Change the table of accounts in the profile.',
  };
}

export function notRegistered(
  { name }: Pick<ServerProfile, 'name'>,
  jid: string,
  { reason, advice }: Pick<RegistrationFault, 'reason' | 'advice'>,
): Problem {
  return {
    code: 'not-registered',
    what: `${boundedText(jid, NAME_LENGTH)} could not be registered on ${boundedText(name, NAME_LENGTH)}.`,
    meaning: `${reason}. Nothing was run.`,
    advice,
  };
}

export function noService(
  { name }: Pick<ServerProfile, 'name'>,
  { script, role }: DomainLine,
): Problem {
  const what = role === 'nodes' ? 'publish-subscribe service' : 'chat service';
  return {
    code: 'no-service-found',
    what: `${boundedText(name, NAME_LENGTH)} tells of no ${what} that could be ${boundedText(script, NAME_LENGTH)}.`,
    meaning: 'Its service discovery (XEP-0030) names none among its items. Nothing was run.',
    advice: `Write the domain of the service into the profile, or enable one on the server.`,
  };
}
