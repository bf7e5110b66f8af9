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
      return [plain('verb', 'nothing', 'no stanza may come')];
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
    detail: 'an actor',
    documentation: 'Defines an actor: a client with an account, which the steps can name.',
    insertText: `[Client] \${1:Romeo}\n\tjid: \${2:romeo}@${domain}\n\tpassword: \${3:${password}}\n$0`,
    isSnippet: true,
  };
  const separator = plain('definition', '-----', 'below it come the steps');
  return syntax.separator === undefined ? [client, separator] : [client];
}

const PROPERTY_DETAILS: Readonly<Record<(typeof PROPERTY_KEYS)[number], string>> = {
  jid: 'the address of the account',
  password: 'the password of the account',
  resource: 'the resource to ask for',
  connect_host: 'the host to connect to',
  connect_port: 'the port to connect to',
  custom_host: 'another word for connect_host',
  custom_port: 'another word for connect_port',
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
  ...plain('verb', TIME_EXAMPLE, 'time passes on the server'),
  insertText: '# @ ${1:12} ${2|minutes,seconds,hours,days|} pass',
  isSnippet: true,
};

const MARKS: readonly Offer[] = [
  plain('verb', RAW_MARK, 'the sends below is sent as it is written'),
  TIME_OFFER,
];

/** With the accounts of the actors that are defined: whoever is to be refused is taken out of it. */
function accountsOffer(syntax: ScriptSyntax): Offer {
  const accounts = actorAccounts(syntax).flatMap((account) => accountEntry(account) ?? []);
  const entries = accounts.length === 0 ? ['romeo@localhost:password'] : [...new Set(accounts)];
  return {
    ...plain('property', '## accounts:', 'whom alone the embedded server lets in'),
    insertText: `## accounts: ${entries.join(', ')}`,
  };
}

const STAGE_OFFERS: readonly Offer[] = [
  {
    ...plain('property', '## hosts:', 'domains that the embedded server serves, too'),
    insertText: '## hosts: ${1:one.example.org}',
    isSnippet: true,
  },
  {
    ...plain('property', '## component:', 'a service that the embedded server has, too'),
    insertText: '## component: ${1:rooms.example.org} ${2:muc}',
    isSnippet: true,
  },
  {
    ...plain('property', '## prosody:', 'the versions of Prosody that the script is for'),
    insertText: '## prosody: ${1:>=13}',
    isSnippet: true,
  },
  {
    ...plain('property', '## modules:', 'modules that the embedded server loads, too'),
    insertText: '## modules: ${1:announce}',
    isSnippet: true,
  },
  {
    ...plain('property', '## module-may-fail:', 'modules without which the script can be run, too'),
    insertText: '## module-may-fail: ${1:ping}',
    isSnippet: true,
  },
  {
    ...plain('property', '## option:', 'a line of the embedded server’s configuration'),
    insertText: '## option: ${1:muc_room_locking} = ${2:false}',
    isSnippet: true,
  },
];

/** Those that make a lesson of a script. */
const LESSON_OFFERS: readonly Offer[] = LESSON_TAGS.map((tag) => ({
  ...plain('property', `## ${tag}:`, 'of a lesson'),
  documentation: LESSON_WORDS[tag],
  insertText: `## ${tag}: `,
}));

/** Each variation by its name; of one that takes a value, with the usual one. */
const VARIATION_OFFERS: readonly Offer[] = VARIATIONS.map((variation) => {
  const { name, sentence, value } = variation;
  const usual = value === undefined ? '' : `=\${1:${String(value.usual)}}`;
  return {
    ...plain('property', `## variation: ${name}`, 'the embedded server varies so'),
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
    plain('value', condition, signIn.has(condition) ? 'of the sign-in' : 'a stream error'),
  );
}

function actorOffer(name: string): Offer {
  return { ...plain('actor', name, 'actor'), insertText: `${name} ` };
}

const VERB_DETAILS = {
  connects: 'opens a stream and signs in',
  disconnects: 'closes the stream',
  sends: 'a stanza',
  receives: 'waits for a stanza',
  'is disconnected': 'waits for the server to end the session',
  'is refused': 'waits for the server not to let it in',
} as const;

function verbOffer(verb: (typeof VERBS)[number], hasBlock: boolean): Offer {
  const detail = VERB_DETAILS[verb];
  if (verb !== 'sends' && verb !== 'receives') return plain('verb', verb, detail);
  const colon = { ...plain('verb', verb, detail), insertText: `${verb}:` };
  return hasBlock ? colon : { ...colon, insertText: `${verb}:\n\t$0`, isSnippet: true };
}
