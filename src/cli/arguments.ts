import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../base/result.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { Logpoint } from '../base/logpoint.ts';
import { readVariation } from '../prosody/variations/read-variation.ts';
import { VARIATIONS } from '../prosody/variations/variations.ts';
import type { StageVariation } from '../xmpp/stage.ts';
import { RECEIVE_RULES, type ReceiveRule } from '../trace/receive-rule.ts';
import { parseServerAddress } from '../transport/server-address.ts';
import { readLogpoint } from './logpoint-option.ts';

/** `caesura run …`, understood. */
export interface RunArguments {
  /** Files and folders, as given; at least one. */
  readonly paths: readonly string[];
  /** `embedded`, or a ws:// or wss:// address. */
  readonly server: string;
  /** Versions, folders and files of Prosody, each to be embedded in turn; empty: the newest. */
  readonly prosody: readonly string[];
  /** Folders of modules, and modules, in front of Prosody's own. */
  readonly modules: readonly string[];
  /** A configuration in place of the usual one. */
  readonly config: string | undefined;
  /** Names of modules that are switched on besides. */
  readonly load: readonly string[];
  /** How the embedded server is to vary, besides what scripts say. */
  readonly variations: readonly StageVariation[];
  /** Whether it runs again after each change of what it was given, until it is stopped. */
  readonly watch: boolean;
  readonly rule: ReceiveRule;
  /** Whether an error satisfies only a step that asks for it. */
  readonly strictErrors: boolean;
  /** Whether reports and traces say where the embedded server's code made a stanza. */
  readonly serverStacks: boolean;
  /** Where runs look into the embedded server's Lua. */
  readonly logpoints: readonly Logpoint[];
  /** A file for the lines of the embedded server's Lua that ran, as LCOV. */
  readonly coverage: string | undefined;
  /** A folder for the same as pages. */
  readonly coverageHtml: string | undefined;
  readonly timeout: Milliseconds;
  /** Whether a run waits where its script lets time pass, on a server whose clock cannot be moved. */
  readonly waitsForTime: boolean;
  /** `key: value` or `tag`, as in a script's `##` lines; empty: no choice. */
  readonly onlyTags: readonly string[];
  readonly skipTags: readonly string[];
  /** Files, or `-` for standard output, which only one of the two may be. */
  readonly json: string | undefined;
  readonly junit: string | undefined;
  /** A folder for one trace file per script. */
  readonly trace: string | undefined;
  /** Scripts side by side; `undefined`: as many as make it faster. */
  readonly jobs: number | undefined;
}

/** All names, laid out as the lines around them. */
const VARIATION_USAGE = wrapped(VARIATIONS.map(({ name }) => name).join(', '));

function wrapped(words: string): string {
  return words
    .replace(/(.{1,76}(?:,|$))\s*/g, (_, line: string) => `\n${' '.repeat(32)}${line}`)
    .trim();
}

export const USAGE = `Usage: caesura run FILE|DIR… [options]
       caesura check FILE|DIR…        what is wrong with scripts, without running them
       caesura format FILE|DIR…       lays scripts out
       caesura show TRACE             a recorded run as text
       caesura map FILE|DIR…          which parts of XEP-0045 scripts exercise
       caesura lsp                    the language in an editor (Language Server Protocol)
       caesura serve [--port N]       the page, on localhost, until Ctrl+C
       caesura COMMAND --help         more about one of them

  --server embedded|ws(s)://…   the server (default: embedded, a real Prosody in this process)
  --prosody VERSION|FOLDER|FILE the Prosody to embed: a version or bounds of one (">=13"), a .deb, a tarball, a folder,
                                also as cloned; several times: each script runs on each, and is skipped on those that
                                it is not for (## prosody: >=13). Default: the newest that ships and that it is for
  --modules DIR|FILE            modules in front of Prosody's own, also in their place; several times. Those of a folder
                                of at most 20 are switched on, of a larger one those that --load names
  --load NAMES                  modules to switch on, separated by commas: of --modules, of Prosody, or of its community
  --variation NAME              a way in which the embedded server is to differ, as ## variation: of a script; several
                                times: ${VARIATION_USAGE}
  --config FILE                 a whole prosody.cfg.lua, read by Prosody itself, in place of the usual one; what is for a
                                network, a disk or a process is set aside, and named
  --watch                       runs again when a script, Prosody or a module was saved, until Ctrl+C
  --receive ${RECEIVE_RULES.join('|')}    which stanzas may satisfy a receives (default: skip)
  --server-stacks               where the embedded server's Lua made what failed: in the JSON report, and in traces
  --logpoint FILE:LINE[:EXPR]   what the embedded server's Lua sees each time that this line is about to run, printed with
                                the script and in traces: its variables, or an expression that only reads, and only
                                where a condition holds (muc.lib.lua:1371:stanza if stanza.name == "message"); several
  --coverage FILE               which lines and functions of the embedded server's Lua all scripts ran: as LCOV, and
                                what of modules/muc as a table. It takes several times as long
  --coverage-html DIR           the same as pages, with the sources
  --strict-errors               an error fails a receives that does not ask for one (default: it is pointed out)
  --timeout MS                  how long a receives waits (default: 5000; the embedded server's clock is virtual)
  --no-wait                     where a script lets time pass (# @ 12 minutes pass), end its run with an error on a
                                server whose clock cannot be moved (default: wait for as long)
  --only-tags TAGS              only scripts with one of these tags, separated by commas
  --skip-tags TAGS              no scripts with one of these tags
  --json FILE|-                 one JSON object per script and line
  --junit FILE|-                a JUnit report
  --trace DIR                   a trace file per script, to open in the page
  --jobs N                      scripts side by side, at most as many as there are cores (default: as many as make it
                                faster, on servers of others 1)

No script and no file that is not an earlier report of the same kind is ever written over.

Exit status:
  0    all passed, or were skipped
  1    a scenario failed
  2    wrong usage (nothing was run), or a script or folder that cannot be read or run (the others were)
  3    the server cannot be reached, or has died
  4    a report or the output could not be written to the end: a full disk, a closed pipe
  129  stopped by SIGHUP    what was run until then is reported;
  130  stopped by Ctrl+C    a second signal ends it at once,
  143  stopped by SIGTERM   without a report`;

const OPTIONS = {
  server: { type: 'string', default: 'embedded' },
  prosody: { type: 'string', multiple: true, default: [] as string[] },
  modules: { type: 'string', multiple: true, default: [] as string[] },
  load: { type: 'string', multiple: true, default: [] as string[] },
  variation: { type: 'string', multiple: true, default: [] as string[] },
  config: { type: 'string' },
  watch: { type: 'boolean', default: false },
  receive: { type: 'string', default: 'skip' },
  'server-stacks': { type: 'boolean', default: false },
  logpoint: { type: 'string', multiple: true, default: [] as string[] },
  coverage: { type: 'string' },
  'coverage-html': { type: 'string' },
  'strict-errors': { type: 'boolean', default: false },
  timeout: { type: 'string', default: '5000' },
  'no-wait': { type: 'boolean', default: false },
  'only-tags': { type: 'string', multiple: true, default: [] as string[] },
  'skip-tags': { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'string' },
  junit: { type: 'string' },
  trace: { type: 'string' },
  jobs: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the words after `caesura`. The error is a sentence; `'help'` when help was asked for. */
export function parseArguments(words: readonly string[]): Result<RunArguments | 'help', string> {
  const parsed = parseWords(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [command, ...paths] = positionals;
  if (values.help || command === 'help') return ok('help');
  if (command !== 'run') return err(`There is no command ${JSON.stringify(command ?? '')}.`);
  if (paths.length === 0) return err('Name at least one script or folder.');
  return checked(values, paths);
}

type Values = NonNullable<Extract<ReturnType<typeof parseWords>, { ok: true }>>['value']['values'];

function parseWords(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function checked(values: Values, paths: readonly string[]): Result<RunArguments, string> {
  const rule = ruleOf(values.receive);
  if (rule === undefined) return err(`--receive is one of ${RECEIVE_RULES.join(', ')}.`);
  const timeout = Number(values.timeout);
  if (!(timeout > 0 && timeout < 1e9)) return err('--timeout is a number of milliseconds above 0.');
  const jobs = jobsOf(values.jobs);
  if (!jobs.ok) return jobs;
  const server = serverOf(values.server);
  if (!server.ok) return server;
  const prosody = [...new Set(values.prosody)];
  const { modules, watch, config } = values;
  const load = listed(values.load).map((name) => name.replace(/^mod_/, ''));
  const misplaced = server.value === 'embedded' ? undefined : embeddedOnly(values);
  if (misplaced !== undefined) return err(misplaced);
  const wishes = wishesOf(values);
  if (!wishes.ok) return wishes;
  const { trace } = values;
  const [json, junit] = [values.json, values.junit].map(asOutput);
  if (json === '-' && junit === '-')
    return err('Only one of --json and --junit can be written to standard output.');
  const tags = { onlyTags: listed(values['only-tags']), skipTags: listed(values['skip-tags']) };
  const strictErrors = values['strict-errors'];
  return ok({
    paths,
    server: server.value,
    prosody,
    modules,
    config,
    load,
    watch,
    rule,
    strictErrors,
    serverStacks: values['server-stacks'],
    ...wishes.value,
    coverage: values.coverage,
    coverageHtml: values['coverage-html'],
    timeout,
    waitsForTime: !values['no-wait'],
    jobs: jobs.value,
    json,
    junit,
    trace,
    ...tags,
  });
}

/** Why these options make no sense with a server of others. */
function embeddedOnly(values: Values): string | undefined {
  const { prosody, modules, load, variation, config, coverage } = values;
  const isChosen = [prosody, modules, load, variation].some((each) => each.length > 0);
  if (isChosen || config !== undefined)
    return '--prosody, --modules, --load, --variation and --config are for the embedded server: leave out --server.';
  if (values.logpoint.length > 0)
    return '--logpoint is for the embedded server: leave out --server.';
  const isCounted = (coverage ?? values['coverage-html']) !== undefined;
  return isCounted ? '--coverage is for the embedded server: leave out --server.' : undefined;
}

/** What is asked of the embedded server. The error is a sentence. */
function wishesOf({
  variation,
  logpoint,
}: Values): Result<Pick<RunArguments, 'variations' | 'logpoints'>, string> {
  const variations = variationsOf(variation);
  if (!variations.ok) return variations;
  const logpoints = logpointsOf(logpoint);
  return logpoints.ok
    ? ok({ variations: variations.value, logpoints: logpoints.value })
    : logpoints;
}

/** Each name may be a list, too. The error is a sentence. */
function variationsOf(values: readonly string[]): Result<readonly StageVariation[], string> {
  const variations: StageVariation[] = [];
  for (const text of values.flatMap((value) => value.split(','))) {
    const read = readVariation(text);
    if (!read.ok) return err(`--variation: ${read.error}`);
    variations.push(read.value);
  }
  return ok(variations);
}

/** The error is a sentence. */
function logpointsOf(values: readonly string[]): Result<readonly Logpoint[], string> {
  const logpoints: Logpoint[] = [];
  for (const text of values) {
    const read = readLogpoint(text);
    if (!read.ok) return read;
    logpoints.push(read.value);
  }
  return ok(logpoints);
}

/** Other names of standard output, which must not be opened anew: that would empty the file it goes to. */
function asOutput(place: string | undefined): string | undefined {
  const isOutput = ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'].includes(place ?? '');
  return isOutput ? '-' : place;
}

function jobsOf(word: string | undefined): Result<number | undefined, string> {
  if (word === undefined) return ok(undefined);
  const jobs = Number(word);
  return Number.isInteger(jobs) && jobs > 0 ? ok(jobs) : err('--jobs is a whole number above 0.');
}

function ruleOf(word: string): ReceiveRule | undefined {
  return RECEIVE_RULES.find((rule) => rule === word);
}

function serverOf(word: string): Result<string, string> {
  if (word === 'embedded') return ok(word);
  const address = parseServerAddress(word);
  return address.ok ? ok(address.value.url) : err(`--server: ${address.error}`);
}

function listed(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
