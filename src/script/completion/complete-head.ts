import { definitionsByName, VERBS, type ScriptSyntax } from '../ast.ts';
import { PROPERTY_KEYS } from '../check-definitions.ts';
import { localpartOf, usualDomain, usualPassword } from '../repairs/new-parts.ts';
import { RAW_MARK } from '../raw-mark.ts';
import { escapeSnippet, plain, type Offer } from './completion.ts';
import type { ScriptPlace } from './script-place.ts';

/** What can be written outside of stanzas. */
export function headOffers(place: ScriptPlace, syntax: ScriptSyntax): readonly Offer[] {
  switch (place.kind) {
    case 'definition':
      return definitionOffers(syntax);
    case 'property':
      return propertyOffers(place.given);
    case 'property-value':
      return valueOffers(place, syntax);
    case 'actor':
      return [...[...definitionsByName(syntax).keys()].map((name) => actorOffer(name)), RAW_OFFER];
    case 'mark':
      return [RAW_OFFER];
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

const RAW_OFFER = plain('verb', RAW_MARK, 'the sends below is sent as it is written');

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
