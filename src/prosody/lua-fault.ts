import { t } from '../base/translate.ts';
import { lastPlace, withoutFolders } from './lua-place.ts';

/** Code of the server, or of a module, that did not load or broke down while the server started. */
export interface LuaFault {
  /** What it says, without the place in front. */
  readonly message: string;
  /** The module that is missing now, if it is one; without `mod_`. */
  readonly module?: string;
  readonly host?: string;
  /** Where: a path in Prosody's folder (`modules/muc/muc.lib.lua`), or in that of own modules. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** The text of that line. */
  readonly source?: string;
  /** That line and those around it. */
  readonly excerpt?: readonly CodeLine[];
}

/** A line of a file; numbers count from 1. */
export interface CodeLine {
  readonly line: number;
  readonly text: string;
}

const MODULE =
  /^(?:Unable to load|Error initializing|Error loading) module '(?<module>[^']*)'(?: on '(?<host>[^']*)')?: /;

const NO_FILE = 'No such file or directory';

/** `require` is wrapped by ours, which then stands before what it says. */
const OF_OUR_LOADER = /^\/usr\/lib\/caesura\/[^\n:]+:\d+: (?=module ')/;

/** Reads a message of Lua or of Prosody's module manager; `files` are the texts of the server's files by path. */
export function luaFault(text: string, files: Readonly<Record<string, string>>): LuaFault {
  const groups = MODULE.exec(text)?.groups;
  const said = groups === undefined ? text : text.slice(text.indexOf(': ') + 2);
  const message = said.trim().replace(OF_OUR_LOADER, '');
  const { module, host } = groups ?? {};
  const which = {
    ...(module === undefined ? {} : { module }),
    ...(host === undefined ? {} : { host }),
  };
  if (isNoModule(module, message))
    return { message: t('there is no module of that name'), ...which };
  const place = lastPlace(message);
  if (place === undefined) return { message: withoutFolders(message), ...which };
  const { file, line } = place;
  const source = sourceOf(Object.hasOwn(files, file) ? files[file] : undefined, line);
  return { ...place, ...which, ...source };
}

/** Code that is being loaded, and has come to this line of that file: what it is if it comes no further. */
export function hangingAt(
  source: string,
  line: number,
  files: Readonly<Record<string, string>>,
): LuaFault {
  const fault = luaFault(`${source}:${String(line)}: ${HANGS}`, files);
  const module = OF_MODULE.exec(fault.file ?? '')?.groups?.['module'];
  return { ...fault, ...(module === undefined ? {} : { module }) };
}

const HANGS = t('it hangs there');
const OF_MODULE = /(?:^|\/)mod_(?<module>[^/.]+)(?:\/[^/]*)?(?:\.lib)?\.lua$/;

/** The file of the module itself was looked for, and is nowhere. */
function isNoModule(module: string | undefined, message: string): boolean {
  return module !== undefined && message.endsWith(`/mod_${module}.lua: ${NO_FILE}`);
}

/** So many lines stand above and below the one that is told. */
const AROUND = 3;
const MAX_WIDTH = 300;

function sourceOf(text: string | undefined, line: number): Pick<LuaFault, 'source' | 'excerpt'> {
  const lines = text?.split('\n') ?? [];
  const source = lines[line - 1];
  if (source === undefined) return {};
  const first = Math.max(1, line - AROUND);
  const around = lines.slice(first - 1, line + AROUND);
  const excerpt = around.map((each, index) => ({
    line: first + index,
    text: each.slice(0, MAX_WIDTH),
  }));
  return { source, excerpt };
}

/** What a script does not allow to be missing, each once: the same module may be loaded on several hosts. */
export function graveFaults(
  faults: readonly LuaFault[],
  mayFail: readonly string[] = [],
): readonly LuaFault[] {
  const grave = faults.filter(({ module = '' }) => !mayFail.includes(module));
  const texts = grave.map(({ module, file, line, message }) =>
    [module, file, line, message].join(' '),
  );
  return grave.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
}

/** One sentence, and the line of the source below it where it is known. `show` says what people call a file. */
export function faultWords(fault: LuaFault, show: (file: string) => string = String): string {
  const { module, host, file, line, source, message } = fault;
  const what = deedWords(module, host);
  const place = file === undefined || line === undefined ? '' : `${show(file)}:${String(line)}: `;
  const [first = ''] = message.split('\n', 1);
  const lack = lackWords(message);
  const sentence = `${what}: ${place}${lack === '' ? first : `${first.replace(/:$/, '')}. ${lack}`}`;
  return source === undefined ? sentence : `${sentence}\n  ${String(line)} | ${source.trim()}`;
}

function deedWords(module: string | undefined, host: string | undefined): string {
  if (module === undefined) return t('Prosody does not start');
  return host === undefined
    ? t('mod_{module} did not load', { module })
    : t('mod_{module} did not load on {host}', { module, host });
}

/** What is asked for, and is not in this Prosody. */
function lackWords(message: string): string {
  const missing = /^module '(?<name>[^']+)' not found/.exec(message)?.groups?.['name'];
  if (missing !== undefined) {
    return OF_PROSODY.test(missing)
      ? t('This Prosody has no {missing}: the module was written for another version.', { missing })
      : t('{missing} is a library that is not part of Prosody.', { missing });
  }
  const depends = /^Unable to load required module, mod_(?<name>\w+)/.exec(message)?.groups?.[
    'name'
  ];
  if (depends === undefined) return '';
  return t(
    'It depends on mod_{depends}, which this Prosody has not, or cannot load: it may have been written for another version.',
    { depends },
  );
}

const OF_PROSODY = /^(?:prosody\.)?(?:util|core|net|plugins|modules)\./;

/** Where it is, what it does there, and the line: in one. */
export function faultPlace({ file, line, source, message }: LuaFault): string {
  const place = file === undefined || line === undefined ? '' : `${file}:${String(line)}: `;
  return `${place}${message}${source === undefined ? '' : ` (${source.trim()})`}`;
}

/** The same as `faultWords` in one line. */
export function faultInLine(fault: LuaFault): string {
  const [sentence = ''] = faultWords(fault).split('\n');
  return fault.source === undefined ? sentence : `${sentence} (${fault.source.trim()})`;
}
