import { boundedText, NAME_LENGTH } from '../../base/bounded-text.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { RECEIVE_RULES } from '../../trace/receive-rule.ts';
import {
  amount,
  flag,
  isRecord,
  listOf,
  oneOf,
  shape,
  text,
  type ValueShape,
} from '../../trace/shape.ts';
import { publicAddress } from '../../xmpp/secrets/address.ts';
import { parseServerAddress } from '../server-address.ts';
import { profileFault } from './profile-fault.ts';
import {
  ACCOUNT_KINDS,
  DEFAULT_PROFILE,
  type DomainLine,
  type ServerProfile,
} from './server-profile.ts';

/** The number of the form of these files. */
const FORM = 1;

/** Longest file that is read, in UTF-16 units. */
export const MAX_PROFILE_FILE = 200_000;
const MAX_LINES = 200;
const MAX_TEXT = 4_000;

const word = text(MAX_TEXT);
const line = shape(
  { script: word },
  { server: word, role: oneOf('accounts', 'rooms', 'nodes', 'other') },
);
const row = shape({ actor: word, jid: word }, { password: word });
const accounts = shape(
  {},
  { kind: oneOf(...ACCOUNT_KINDS), table: listOf(MAX_LINES, row), ownNames: flag },
);
const barrier = shape({ kind: oneOf('settle', 'ping') }, { ms: amount });
const fileShape = shape(
  { caesuraProfile: oneOf(FORM), name: word, address: word },
  {
    domains: listOf(MAX_LINES, line),
    accounts,
    isolation: flag,
    barrier,
    timeout: amount,
    receive: oneOf(...RECEIVE_RULES),
    childOrder: oneOf('script', 'any'),
  },
);

type ProfileFile = typeof fileShape extends ValueShape<infer T> ? T : never;

/** The names that may stand in a file; a misspelt one would count for nothing, so it is told. */
const NAMES: ReadonlySet<string> = new Set([
  ...['caesuraProfile', 'name', 'address', 'domains', 'accounts', 'isolation', 'barrier'],
  ...['timeout', 'receive', 'childOrder'],
]);

/** Reads the text of a profile's file, which is untrusted. The error is a sentence or two: where, what, and what to do. */
export function readProfile(source: string): Result<ServerProfile, string> {
  if (source.length > MAX_PROFILE_FILE) return err(t('It is longer than any profile.'));
  const json = parsed(source);
  if (!json.ok) return json;
  const stranger = isRecord(json.value) && Object.keys(json.value).find((key) => !NAMES.has(key));
  if (typeof stranger === 'string') {
    return err(
      t('It has “{stranger}”, which is nothing of a profile: there is {names}.', {
        stranger: boundedText(stranger, NAME_LENGTH),
        names: [...NAMES].join(', '),
      }),
    );
  }
  const read = fileShape(json.value);
  if (!read.ok) {
    const { at, expected } = read.error;
    return err(
      at === ''
        ? t(
            'It is no profile of a server: those are an object with "caesuraProfile": {form}, "name" and "address".',
            { form: FORM },
          )
        : t('“{at}” has to be {expected}.', { at: boundedText(at, NAME_LENGTH), expected }),
    );
  }
  const profile = profileOf(read.value);
  const fault = profileFault(profile);
  return fault === undefined ? ok(profile) : err(fault.sentence);
}

function parsed(source: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(source));
  } catch (error) {
    return err(
      t('It is no JSON: {reason}', { reason: error instanceof Error ? error.message : '' }),
    );
  }
}

function profileOf(file: ProfileFile): ServerProfile {
  const { barrier: kept = DEFAULT_PROFILE.barrier } = file;
  const { accounts: kinds = {} } = file;
  const address = parseServerAddress(file.address);
  return {
    name: file.name.trim(),
    url: address.ok ? address.value.url : file.address,
    domains: (file.domains ?? []).map(({ script, server = '', role = 'other' }): DomainLine => ({
      script: script.toLowerCase(),
      server: server.toLowerCase(),
      role,
    })),
    accounts: {
      kind: kinds.kind ?? DEFAULT_PROFILE.accounts.kind,
      table: (kinds.table ?? []).map(({ password = '', ...rest }) => ({ ...rest, password })),
      hasOwnNames: kinds.ownNames ?? DEFAULT_PROFILE.accounts.hasOwnNames,
    },
    isolates: file.isolation ?? DEFAULT_PROFILE.isolates,
    barrier: kept.kind === 'ping' ? { kind: 'ping' } : { kind: 'settle', ms: kept.ms ?? 20 },
    timeout: file.timeout ?? DEFAULT_PROFILE.timeout,
    rule: file.receive,
    anyOrder: file.childOrder === 'any',
  };
}

/** The text of its file: what `readProfile` reads again, but for secrets, which never leave. */
export function writeProfile(profile: ServerProfile): string {
  const { name, url, domains, accounts: people, isolates, timeout, rule } = profile;
  const file: ProfileFile = {
    caesuraProfile: FORM,
    name,
    address: publicAddress(url),
    domains: domains.map(({ script, server, role }) => ({
      script,
      ...(server === '' ? {} : { server }),
      role,
    })),
    accounts: {
      kind: people.kind,
      ownNames: people.hasOwnNames,
      ...(people.table.length === 0
        ? {}
        : { table: people.table.map(({ actor, jid }) => ({ actor, jid })) }),
    },
    isolation: isolates,
    barrier: profile.barrier,
    timeout,
    ...(rule === undefined ? {} : { receive: rule }),
    ...(profile.anyOrder ? { childOrder: 'any' } : {}),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
