import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { t } from '../base/translate.ts';
import type { Problem } from '../trace/event.ts';
import { withSaid } from './problems.ts';
import type { Where } from './problems.ts';
import type { ScramFault } from './scram.ts';

export function noUsername(where: Where, jid: string): Problem {
  return {
    code: 'no-username',
    what: t('{actor} cannot sign in with the JID “{jid}”.', {
      actor: where.actor,
      jid: boundedText(jid),
    }),
    meaning: t('There is no valid name before the @, and a password belongs to a name.'),
    advice: t(
      'Give {actor} a JID such as romeo@localhost; or a domain and no password, to sign in as nobody (SASL ANONYMOUS).',
      { actor: where.actor },
    ),
  };
}

export function noMechanism(where: Where, offered: readonly string[]): Problem {
  return {
    code: 'no-common-mechanism',
    what: t('{actor} cannot sign in to {server}.', { actor: where.actor, server: where.server }),
    meaning:
      offered.length === 0
        ? t(
            'The server offers no way at all; this client knows SCRAM-SHA-256, SCRAM-SHA-1 and PLAIN.',
          )
        : t(
            'The server offers only {offered}; this client knows SCRAM-SHA-256, SCRAM-SHA-1 and PLAIN.',
            { offered: boundedText(offered.join(', ')) },
          ),
    advice: t(
      'Let the server offer one of these on its WebSocket. Some servers offer none while they take the connection for insecure.',
    ),
  };
}

export function noAnonymous(where: Where, offered: readonly string[]): Problem {
  return {
    code: 'no-anonymous-sign-in',
    what: t('{actor} cannot sign in to {server} without a name.', {
      actor: where.actor,
      server: where.server,
    }),
    meaning:
      offered.length === 0
        ? t(
            '{actor} has neither a name nor a password, and for that the server has to offer ANONYMOUS; it offers no way at all.',
            { actor: where.actor },
          )
        : t(
            '{actor} has neither a name nor a password, and for that the server has to offer ANONYMOUS; it offers only {offered}.',
            { actor: where.actor, offered: boundedText(offered.join(', ')) },
          ),
    advice: t(
      'Give {actor} a JID with a name and a password, or use a domain where the server takes in anybody (on the embedded server: anon.localhost).',
      { actor: where.actor },
    ),
    // It says so by what it offers, so there is no condition.
    ending: { how: 'refused' },
  };
}

export function plainRefused(where: Where): Problem {
  return {
    code: 'plain-refused',
    what: t('{actor} did not send the password to {server}.', {
      actor: where.actor,
      server: where.server,
    }),
    meaning: t(
      'The server offers only PLAIN, and the connection is not encrypted: anybody on the way could read the password.',
    ),
    advice: t(
      'Use a wss:// address, let the server offer SCRAM, or run it on this machine (localhost).',
    ),
  };
}

interface Refusal {
  readonly code: string;
  readonly meaning: string;
  readonly advice: string;
}

const OTHER_REFUSAL: Refusal = {
  code: 'sign-in-refused',
  meaning: t('The server gave a reason that has no more to it.'),
  advice: t('Read the log of the server.'),
};

/** RFC 6120, section 6.5. */
const REFUSALS: ReadonlyMap<string, Refusal> = new Map(
  Object.entries({
    'not-authorized': {
      code: 'wrong-password',
      meaning: t('The account does not exist there, or its password is another one.'),
      advice: t('Correct the jid and the password in the script, or register the account.'),
    },
    'account-disabled': {
      code: 'account-disabled',
      meaning: t('The account exists, but is switched off.'),
      advice: t('Enable the account on the server, or use another one.'),
    },
    'credentials-expired': {
      code: 'credentials-expired',
      meaning: t('The password was right once and is no longer valid.'),
      advice: t('Set a new password on the server and in the script.'),
    },
    'encryption-required': {
      code: 'encryption-required',
      meaning: t('The server lets nobody sign in over an unencrypted connection.'),
      advice: t('Use a wss:// address.'),
    },
    // RFC 6120, section 6.5.8; Prosody answers so to an empty password.
    'malformed-request': {
      code: 'malformed-sign-in',
      meaning: t('The server cannot use what was sent: a password that is empty is refused so.'),
      advice: t('Give the actor its password in the script.'),
    },
    'mechanism-too-weak': {
      code: 'mechanism-too-weak',
      meaning: t('The server wants a stronger way to sign in for this account.'),
      advice: t('Let the server offer SCRAM, or allow the weaker way on a test server.'),
    },
    'invalid-mechanism': {
      code: 'invalid-mechanism',
      meaning: t('The server refuses a mechanism that it had offered itself.'),
      advice: t('Check the authentication settings of the server.'),
    },
    'temporary-auth-failure': {
      code: 'temporary-auth-failure',
      meaning: t('The server cannot check passwords at the moment.'),
      advice: t('Try again in a moment, and read the log of the server.'),
    },
  }),
);

/** A `<failure/>` of SASL, by its defined condition. */
export function signInRefused(where: Where, condition: string, text?: string): Problem {
  const { code, meaning, advice } = REFUSALS.get(condition) ?? OTHER_REFUSAL;
  return {
    code,
    what: t('{server} refused to let {actor} sign in: {condition}.', {
      server: where.server,
      actor: where.actor,
      condition: boundedText(condition, NAME_LENGTH),
    }),
    meaning: withSaid(meaning, text),
    advice,
    ending: { how: 'refused', condition },
  };
}

const SCRAM_FAULTS: Readonly<Record<ScramFault, string>> = {
  'malformed-challenge': t('Its challenge does not have the form that RFC 5802 asks for.'),
  'foreign-nonce': t('It answered somebody else’s exchange: the nonce is not ours.'),
  'iteration-count': t('It asks for fewer than 4,096 or more than a million rounds of hashing.'),
  'server-refused': t('It broke off the exchange with an error of its own.'),
  'server-not-proven': t('It could not prove that it knows the password itself.'),
};

/** Signing in was broken off by us. */
export function scramBroken(where: Where, fault: ScramFault): Problem {
  return {
    code: `scram-${fault}`,
    what: t('{actor} broke off signing in to {server}.', {
      actor: where.actor,
      server: where.server,
    }),
    meaning: `${t('The server cannot be trusted with SCRAM.')} ${SCRAM_FAULTS[fault]}`,
    advice: t('Check that the address is right, and the authentication settings of the server.'),
  };
}

export function noBind(where: Where): Problem {
  return {
    code: 'no-bind-offered',
    what: t('{server} let {actor} sign in, but offers no session.', {
      server: where.server,
      actor: where.actor,
    }),
    meaning: t('Resource binding is missing from its features, and XMPP does not work without it.'),
    advice: t('Check the modules that the server has enabled for clients.'),
  };
}

const BIND_ADVICE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    conflict: t('Another session has that resource: end it, or give the actor another one.'),
    'not-allowed': t(
      'The server does not let clients choose it: remove the resource from the script.',
    ),
    'resource-constraint': t('The account has too many sessions: end some of them.'),
  }),
);

/** The server answered the bind request with an error (RFC 6120, section 7.6). */
export function bindRefused(where: Where, condition: string, text?: string): Problem {
  return {
    code: 'bind-refused',
    what: t('{server} refused {actor} a session: {condition}.', {
      server: where.server,
      actor: where.actor,
      condition: boundedText(condition, NAME_LENGTH),
    }),
    meaning: withSaid(t('The password was right, but the resource was not accepted.'), text),
    advice: BIND_ADVICE.get(condition) ?? t('Try another resource in the script, or none.'),
    ending: { how: 'refused', condition },
  };
}
