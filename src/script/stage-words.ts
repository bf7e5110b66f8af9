import { t } from '../base/translate.ts';
import type { ModuleFact, OptionFact, ServerFacts } from '../xmpp/server-facts.ts';

/** What there is to say of a module that a script may ask for: sentences. */
export function aboutModule(module: ModuleFact, facts: ServerFacts): readonly string[] {
  const { name, about, features } = module;
  const read = facts.options.filter(({ modules }) => modules.includes(name));
  return [
    ...(about === '' ? [] : [about.endsWith('.') ? about : `${about}.`]),
    originWords(module, facts),
    ...(features.length === 0
      ? []
      : [t('It announces {features}.', { features: features.join(', ') })]),
    ...(read.length === 0
      ? []
      : [t('It reads {options}.', { options: listed(read.map((option) => option.name)) })]),
  ];
}

/** Whose it is, and where it is loaded: a sentence. */
export function originWords({ from, place }: ModuleFact, { version }: ServerFacts): string {
  const origin = ORIGINS[from ?? 'prosody'](version);
  return place === 'rooms'
    ? t('{origin}, loaded on every service of rooms if nothing else is said.', { origin })
    : t('{origin}, loaded on every host if nothing else is said.', { origin });
}

const ORIGINS = {
  prosody: (version: string) => t('One of Prosody {version}’s own modules', { version }),
  community: () =>
    t('One of the modules of Prosody’s community (MIT, unless its file says otherwise)'),
  own: () => t('One of the modules that were put in front of Prosody’s own'),
} as const;

/** What there is to say of an option: sentences. */
export function aboutOption(option: OptionFact, { version }: ServerFacts): readonly string[] {
  const { kind, byDefault, values = [], modules } = option;
  const takes =
    values.length > 0
      ? t('one of {values}', { values: listed(values) })
      : (KIND_WORDS[kind] ?? kind);
  const readers =
    modules.length === 0
      ? t('Read by the core of Prosody {version}.', { version })
      : t('Read by {modules}.', { modules: listed(modules.map((name) => `mod_${name}`)) });
  return [
    byDefault === undefined
      ? t('It takes {value}.', { value: takes })
      : t('It takes {value}; {byDefault} if nothing is said.', { value: takes, byDefault }),
    readers,
  ];
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  boolean: t('true or false'),
  number: t('a number'),
  text: t('a text in quotes'),
  list: t('a list of texts in braces'),
  path: t('a path in quotes'),
  'period of time': t('a number of seconds, or a text like "2 weeks"'),
  'text or number': t('a text in quotes, or a number'),
  any: t('any value'),
};

const MOST_LISTED = 8;

function listed(words: readonly string[]): string {
  const rest = words.length - MOST_LISTED;
  const first = words.slice(0, MOST_LISTED).join(', ');
  return rest > 0 ? t('{words} and {rest} more', { words: first, rest }) : first;
}

/** `13.0 and 0.12`; at least one. */
export function inARow(versions: readonly string[]): string {
  return versions.reduce((first, second) => t('{first} and {second}', { first, second }));
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
