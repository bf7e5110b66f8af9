import { t } from '../../base/translate.ts';
import { definitionsByName, VERBS, type ScriptSyntax } from '../ast.ts';
import { PROPERTY_KEYS } from '../check-definitions.ts';
import { localpartOf, usualDomain, usualPassword } from '../repairs/new-parts.ts';
import { SASL_CONDITIONS, STREAM_CONDITIONS } from '../../xmpp/ending-conditions.ts';
import { accountEntry, actorAccounts } from '../accounts.ts';
import { xepWords } from '../../prosody/variations/read-variation.ts';
import { VARIATIONS } from '../../prosody/variations/variations.ts';
import { LESSON_TAGS } from '../lesson-tags.ts';
import { LESSON_WORDS } from '../lesson-words.ts';
import { RAW_MARK } from '../raw-mark.ts';
import { TIME_EXAMPLE } from '../time-mark.ts';
import { escapeSnippet, plain, type Offer } from './completion.ts';
import type { ScriptPlace } from './script-place.ts';
import { stageOffers } from './stage-offers.ts';
import type { StageServer } from '../stage-server.ts';

/** What can be written outside of stanzas. */
export function headOffers(
  place: ScriptPlace,
  syntax: ScriptSyntax,
  server: StageServer,
): readonly Offer[] {
  switch (place.kind) {
    case 'definition':
      return definitionOffers(syntax);
    case 'property':
      return propertyOffers(place.given);
    case 'property-value':
      return valueOffers(place, syntax);
    case 'actor':
      return [...[...definitionsByName(syntax).keys()].map((name) => actorOffer(name)), ...MARKS];
    case 'mark':
      return MARKS;
    case 'tag':
      return [accountsOffer(syntax), ...STAGE_OFFERS, ...LESSON_OFFERS, ...VARIATION_OFFERS];
    case 'tag-value':
      return stageOffers(place, syntax, server);
    case 'condition':
      return conditionOffers(place.verb);
    case 'verb':
      return VERBS.map((verb) => verbOffer(verb, place.hasBlock));
    case 'expectation':
      return [plain('verb', 'nothing', t('no stanza may come'))];
    default:
      return [];
  }
}

function definitionOffers(syntax: ScriptSyntax): readonly Offer[] {
  const password = escapeSnippet(usualPassword(syntax));
  const domain = escapeSnippet(usualDomain(syntax));
  const client: Offer = {
    label: '[Client]',
    kind: 'definition',
    detail: t('an actor'),
    documentation: t('Defines an actor: a client with an account, which the steps can name.'),
    insertText: `[Client] \${1:Romeo}\n\tjid: \${2:romeo}@${domain}\n\tpassword: \${3:${password}}\n$0`,
    isSnippet: true,
  };
  const separator = plain('definition', '-----', t('below it come the steps'));
  return syntax.separator === undefined ? [client, separator] : [client];
}

const PROPERTY_DETAILS: Readonly<Record<(typeof PROPERTY_KEYS)[number], string>> = {
  jid: t('the address of the account'),
  password: t('the password of the account'),
  resource: t('the resource to ask for'),
  connect_host: t('the host to connect to'),
  connect_port: t('the port to connect to'),
  custom_host: t('another word for connect_host'),
  custom_port: t('another word for connect_port'),
};

function propertyOffers(given: readonly string[]): readonly Offer[] {
  return PROPERTY_KEYS.filter((key) => !given.includes(key)).map((key) => ({
    ...plain('property', `${key}:`, PROPERTY_DETAILS[key]),
    insertText: `${key}: `,
  }));
}

function valueOffers(
  { actor, key }: { readonly actor: string; readonly key: string },
  syntax: ScriptSyntax,
): readonly Offer[] {
  const values: Readonly<Record<string, string>> = {
    jid: `${localpartOf(actor)}@${usualDomain(syntax)}`,
    password: usualPassword(syntax),
    connect_host: '127.0.0.1',
    connect_port: '5222',
  };
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  return value === undefined ? [] : [plain('value', value)];
}

const TIME_OFFER: Offer = {
  ...plain('verb', TIME_EXAMPLE, t('time passes on the server')),
  insertText: '# @ ${1:12} ${2|minutes,seconds,hours,days|} pass',
  isSnippet: true,
};

const MARKS: readonly Offer[] = [
  plain('verb', RAW_MARK, t('the sends below is sent as it is written')),
  TIME_OFFER,
];

/** With the accounts of the actors that are defined: whoever is to be refused is taken out of it. */
function accountsOffer(syntax: ScriptSyntax): Offer {
  const accounts = actorAccounts(syntax).flatMap((account) => accountEntry(account) ?? []);
  const entries = accounts.length === 0 ? ['romeo@localhost:password'] : [...new Set(accounts)];
  return {
    ...plain('property', '## accounts:', t('whom alone the embedded server lets in')),
    insertText: `## accounts: ${entries.join(', ')}`,
  };
}

const STAGE_OFFERS: readonly Offer[] = [
  {
    ...plain('property', '## hosts:', t('domains that the embedded server serves, too')),
    insertText: '## hosts: ${1:one.example.org}',
    isSnippet: true,
  },
  {
    ...plain('property', '## component:', t('a service that the embedded server has, too')),
    insertText: '## component: ${1:rooms.example.org} ${2:muc}',
    isSnippet: true,
  },
  {
    ...plain('property', '## prosody:', t('the versions of Prosody that the script is for')),
    insertText: '## prosody: ${1:>=13}',
    isSnippet: true,
  },
  {
    ...plain('property', '## modules:', t('modules that the embedded server loads, too')),
    insertText: '## modules: ${1:announce}',
    isSnippet: true,
  },
  {
    ...plain(
      'property',
      '## module-may-fail:',
      t('modules without which the script can be run, too'),
    ),
    insertText: '## module-may-fail: ${1:ping}',
    isSnippet: true,
  },
  {
    ...plain('property', '## option:', t('a line of the embedded server’s configuration')),
    insertText: '## option: ${1:muc_room_locking} = ${2:false}',
    isSnippet: true,
  },
];

/** Those that make a lesson of a script. */
const LESSON_OFFERS: readonly Offer[] = LESSON_TAGS.map((tag) => ({
  ...plain('property', `## ${tag}:`, t('of a lesson')),
  documentation: LESSON_WORDS[tag],
  insertText: `## ${tag}: `,
}));

/** Each variation by its name; of one that takes a value, with the usual one. */
const VARIATION_OFFERS: readonly Offer[] = VARIATIONS.map((variation) => {
  const { name, sentence, value } = variation;
  const usual = value === undefined ? '' : `=\${1:${String(value.usual)}}`;
  return {
    ...plain('property', `## variation: ${name}`, t('the embedded server varies so')),
    documentation: `${sentence} ${xepWords(variation)}`,
    insertText: `## variation: ${name}${usual}`,
    isSnippet: true,
  };
});

function conditionOffers(verb: 'is refused' | 'is disconnected'): readonly Offer[] {
  const conditions =
    verb === 'is refused' ? new Set([...SASL_CONDITIONS, ...STREAM_CONDITIONS]) : STREAM_CONDITIONS;
  const signIn: ReadonlySet<string> = new Set(verb === 'is refused' ? SASL_CONDITIONS : []);
  return [...conditions].map((condition) =>
    plain('value', condition, signIn.has(condition) ? t('of the sign-in') : t('a stream error')),
  );
}

function actorOffer(name: string): Offer {
  return { ...plain('actor', name, t('actor')), insertText: `${name} ` };
}

const VERB_DETAILS = {
  connects: t('opens a stream and signs in'),
  disconnects: t('closes the stream'),
  sends: t('a stanza'),
  receives: t('waits for a stanza'),
  'is disconnected': t('waits for the server to end the session'),
  'is refused': t('waits for the server not to let it in'),
} as const;

function verbOffer(verb: (typeof VERBS)[number], hasBlock: boolean): Offer {
  const detail = VERB_DETAILS[verb];
  if (verb !== 'sends' && verb !== 'receives') return plain('verb', verb, detail);
  const colon = { ...plain('verb', verb, detail), insertText: `${verb}:` };
  return hasBlock ? colon : { ...colon, insertText: `${verb}:\n\t$0`, isSnippet: true };
}
