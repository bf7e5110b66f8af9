import type { ModuleFact, OptionFact, ServerFacts } from '../xmpp/server-facts.ts';

/** What there is to say of a module that a script may ask for: sentences. */
export function aboutModule(module: ModuleFact, facts: ServerFacts): readonly string[] {
  const { name, about, features } = module;
  const read = facts.options.filter(({ modules }) => modules.includes(name));
  return [
    ...(about === '' ? [] : [about.endsWith('.') ? about : `${about}.`]),
    originWords(module, facts),
    ...(features.length === 0 ? [] : [`It announces ${features.join(', ')}.`]),
    ...(read.length === 0 ? [] : [`It reads ${listed(read.map((option) => option.name))}.`]),
  ];
}

/** Whose it is, and where it is loaded: a sentence. */
export function originWords({ from, place }: ModuleFact, { version }: ServerFacts): string {
  const where = place === 'rooms' ? 'on every service of rooms' : 'on every host';
  return `${ORIGINS[from ?? 'prosody'](version)}, loaded ${where} if nothing else is said.`;
}

const ORIGINS = {
  prosody: (version: string) => `One of Prosody ${version}’s own modules`,
  community: () =>
    'One of the modules of Prosody’s community (MIT, unless its file says otherwise)',
  own: () => 'One of the modules that were put in front of Prosody’s own',
} as const;

/** What there is to say of an option: sentences. */
export function aboutOption(option: OptionFact, { version }: ServerFacts): readonly string[] {
  const { kind, byDefault, values = [], modules } = option;
  const takes = values.length > 0 ? `one of ${listed(values)}` : (KIND_WORDS[kind] ?? kind);
  const usual = byDefault === undefined ? '' : `; ${byDefault} if nothing is said`;
  const readers =
    modules.length === 0
      ? `Read by the core of Prosody ${version}.`
      : `Read by ${listed(modules.map((name) => `mod_${name}`))}.`;
  return [`It takes ${takes}${usual}.`, readers];
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  number: 'a number',
  text: 'a text in quotes',
  list: 'a list of texts in braces',
  path: 'a path in quotes',
  'period of time': 'a number of seconds, or a text like "2 weeks"',
  'text or number': 'a text in quotes, or a number',
  any: 'any value',
};

const MOST_LISTED = 8;

function listed(words: readonly string[]): string {
  const rest = words.length - MOST_LISTED;
  return `${words.slice(0, MOST_LISTED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** A value that an option may be given to begin with, as it is written in a script. */
export function usualValue({ kind, byDefault, values = [] }: OptionFact): string {
  if (kind === 'boolean') return byDefault === 'true' ? 'false' : 'true';
  if (byDefault !== undefined) return byDefault;
  if (values.length > 0) return JSON.stringify(values[0]);
  return { number: '0', list: '{ "" }' }[kind] ?? '""';
}

/** The values that are known of an option, as they are written in a script; none where any may be. */
export function plainValues({ kind, values = [], byDefault }: OptionFact): readonly string[] {
  if (kind === 'boolean') return ['true', 'false'];
  if (values.length > 0) return values.map((each) => JSON.stringify(each));
  return byDefault === undefined ? [] : [byDefault];
}

/** Modules that run components without looking at what their host is. */
export const USUAL_COMPONENTS: readonly string[] = ['muc', 'pubsub', 'http_file_share'];

/** Bounds that leave out older ones of these versions: `>=13`, `>=0.12`. */
export function versionBounds(versions: readonly string[]): readonly string[] {
  const bounds = versions.map((version) => `>=${/^(?:0\.)?\d+/.exec(version)?.[0] ?? version}`);
  return [...new Set(bounds)];
}
