import type { ModuleFact, OptionFact, ServerFacts } from '../xmpp/server-facts.ts';

export interface LuaSources {
  readonly version: string;
  /** Prosody's files by path, as a pack has them. */
  readonly files: Readonly<Record<string, string>>;
  /** Modules in front of Prosody's own, as a folder of modules has them. */
  readonly own?: Readonly<Record<string, string>> | undefined;
}

/** Reads what there is to know of a server out of its Lua. Takes some ten milliseconds for all of a Prosody. */
export function serverFacts({ version, files, own = {} }: LuaSources): ServerFacts {
  const modules = new Map<string, ModuleFact>();
  for (const [file, text] of Object.entries(files)) noteModule(modules, MODULE.exec(file), text);
  for (const [file, text] of Object.entries(own)) noteModule(modules, OWN.exec(file), text, 'own');
  const options = new Map<string, OptionFact>();
  for (const [file, text] of [...Object.entries(files), ...Object.entries(own)]) {
    noteOptions(options, file, text);
  }
  return { version, modules: byName(modules), options: byName(options) };
}

/** Reads the same out of the community's modules; those are left out that cannot be chosen by their names. */
export function communityFacts({ version, files }: Omit<LuaSources, 'own'>): ServerFacts {
  const { modules, options } = serverFacts({ version, files: {}, own: files });
  const own = modules.filter(({ name, file }) => file === `mod_${name}/mod_${name}.lua`);
  return { version, modules: own.map((each) => ({ ...each, from: 'community' })), options };
}

/** Both together, under the version of the first; of two modules of one name `front`'s counts, of an option it is known who reads it. */
export function joinedFacts(front: ServerFacts, behind: ServerFacts): ServerFacts {
  const modules = new Map<string, ModuleFact>();
  for (const module of [...behind.modules, ...front.modules]) modules.set(module.name, module);
  const options = new Map<string, OptionFact>();
  for (const option of [...front.options, ...behind.options]) {
    const known = options.get(option.name);
    const readers = [...new Set([...(known?.modules ?? []), ...option.modules])];
    options.set(option.name, { ...option, ...known, modules: readers });
  }
  return { version: front.version, modules: byName(modules), options: byName(options) };
}

/** Whether a module is for the service of rooms: its name tells, or that it depends on it. */
export function isForRooms(name: string, text = ''): boolean {
  return /(?:^|_)muc(?:_|$)/.test(name) || /\bmodule:depends\s?\(?["']muc["']/.test(text);
}

const MODULE = /^modules\/(?:[\w-]+\/)?mod_(\w+)\.lua$/;
const OWN = /^(?:[\w-]+\/)*mod_(\w+)\.lua$/;

function byName<T extends { readonly name: string }>(all: ReadonlyMap<string, T>): readonly T[] {
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function noteModule(
  modules: Map<string, ModuleFact>,
  found: RegExpExecArray | null,
  text: string,
  from?: ModuleFact['from'],
): void {
  const [file, name] = found ?? [];
  if (file === undefined || name === undefined) return;
  const features = [...text.matchAll(FEATURE)].map(([, feature = '']) => feature);
  modules.set(name, {
    name,
    file,
    place: isForRooms(name, text) ? 'rooms' : 'hosts',
    about: aboutOf(text),
    features: [...new Set(features)].slice(0, MOST_FEATURES),
    ...(COMPONENT.test(text) ? { runsComponents: true as const } : {}),
    ...(from === undefined ? {} : { from }),
  });
}

/** It looks at whether its host is one, or is known as a service of its own. */
const COMPONENT = /get_host_type\(\)\s*[~=]=\s*"component"|host_type\s*[~=]=\s*"component"/;

const FEATURE = /\bmodule:add_feature\s?\(?["']([^"'\n]{1,200})["']/g;
const MOST_FEATURES = 5;
const LONGEST_ABOUT = 300;
/** What comments say besides: who has written it, under which licence, and words to programs. */
const LEGAL = /Prosody IM|copyright|licen[cs]e|COPYING|luacheck|^%|^\s*vim:|^\W*$/i;

/** The first paragraph of the comments before the code that says what it is about. */
function aboutOf(text: string): string {
  const comments: string[] = [];
  for (const line of text.slice(0, 4000).split('\n')) {
    const comment = /^--(?!\[)(.*)$/.exec(line.trim())?.[1]?.replace(/^-*/, '').trim();
    if (comment === undefined && line.trim() !== '') break;
    // Its own name says nothing of it.
    if (comment === undefined || !/^mod_\w+(?:\.lua)?$/.test(comment)) comments.push(comment ?? '');
  }
  const paragraphs = comments.join('\n').split(/\n\s*\n/);
  const telling = paragraphs.find((each) => !LEGAL.test(each) && /[a-z]{3}/i.test(each)) ?? '';
  return telling.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ABOUT);
}

const READ = /\bmodule:get_option(?:_(\w+))?\s?\(([^()\n]{1,300})/g;
const CORE_READ = /\bconfig\.get\([^,()\n]{1,100},([^,()\n]{1,100})\)/g;

function noteOptions(options: Map<string, OptionFact>, file: string, text: string): void {
  const module = moduleOf(file);
  for (const [, kind = 'any', written = ''] of text.matchAll(READ)) {
    const [first = '', ...more] = written.split(',').map((each) => each.trim());
    const name = textIn(first);
    if (name !== undefined) note(options, module, { name, ...optionOf(kind, more) });
  }
  for (const [, written = ''] of text.matchAll(CORE_READ)) {
    const name = textIn(written.trim());
    if (name !== undefined) note(options, module, { name, kind: 'any' });
  }
}

function moduleOf(file: string): string | undefined {
  return /(?:^|\/)mod_(\w+)\.lua$/.exec(file)?.[1] ?? /^modules\/(\w+)\//.exec(file)?.[1];
}

/** What stands between quotes. */
function textIn(written: string): string | undefined {
  return /^["']([\w-]+)["']$/.exec(written)?.[1];
}

function optionOf(kind: string, [value = '', ...more]: readonly string[]) {
  const isPlain = /^(?:true|false|-?\d+(?:\.\d+)?|"[^"]*")$/.test(value);
  const values = [value, ...more].flatMap((each) => textIn(each) ?? []);
  return {
    kind: KINDS[kind] ?? kind,
    ...(isPlain ? { byDefault: value } : {}),
    ...(kind === 'enum' ? { values: [...new Set(values)] } : {}),
  };
}

/** What Prosody's readers are called, in the words of its manual. */
const KINDS: Readonly<Record<string, string>> = {
  integer: 'number',
  period: 'period of time',
  array: 'list',
  set: 'list',
  inherited_set: 'list',
  scalar: 'text or number',
  string: 'text',
  path: 'path',
};

function note(
  options: Map<string, OptionFact>,
  module: string | undefined,
  found: Omit<OptionFact, 'modules'>,
): void {
  const known = options.get(found.name);
  const readers = [...(known?.modules ?? []), ...(module === undefined ? [] : [module])];
  const better = known === undefined || known.kind === 'any' ? { ...known, ...found } : known;
  options.set(found.name, { ...better, modules: [...new Set(readers)] });
}
