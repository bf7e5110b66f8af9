import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../base/result.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { Logpoint } from '../base/logpoint.ts';
import { readVariation } from '../prosody/variations/read-variation.ts';
import type { StageVariation } from '../xmpp/stage.ts';
import { RECEIVE_RULES, type ReceiveRule } from '../trace/receive-rule.ts';
import { parseServerAddress } from '../transport/server-address.ts';
import { readLogpoint } from './logpoint-option.ts';
import { readShard, type Shard } from './shard.ts';
import { HELP, withImplied } from './usage/option-table.ts';
import { OTHER_COMMANDS } from './usage/other-words.ts';
import { RUN_COMMAND } from './usage/run-words.ts';
import { overviewText } from './usage/usage-text.ts';

/** `caesura run …`, understood. */
export interface RunArguments {
  /** Files and folders, as given; at least one, unless those of the last run are asked for. */
  readonly paths: readonly string[];
  /** `embedded`, or a ws:// or wss:// address. */
  readonly server: string;
  /** Versions, folders and files of Prosody, each to be embedded in turn; empty: the newest. */
  readonly prosody: readonly string[];
  /** Files of profiles of servers, each to be used in turn, beside what is embedded by name. */
  readonly profiles: readonly string[];
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
  /** One part of the scripts only. */
  readonly shard: Shard | undefined;
  /** Only those that failed in the last run in this folder. */
  readonly lastFailed: boolean;
  /** How often each script runs. */
  readonly repeat: number;
  /** Of the embedded server's randomness, in the first run of a script. */
  readonly seed: number;
  /** Whether scripts take what came: `yes` asks nobody. */
  readonly update: 'ask' | 'yes' | undefined;
  /** Files, or `-` for standard output, which only one of the two may be. */
  readonly json: string | undefined;
  readonly junit: string | undefined;
  /** Whether GitHub is told of failures as its steps tell of them. */
  readonly github: boolean;
  /** A file for the run as one page. */
  readonly html: string | undefined;
  /** A file for the table of scripts by servers. */
  readonly markdown: string | undefined;
  /** A folder for one trace file per script. */
  readonly trace: string | undefined;
  /** Scripts side by side; `undefined`: as many as make it faster. */
  readonly jobs: number | undefined;
}

/** All commands, and the options of `run`. */
export const USAGE = overviewText(RUN_COMMAND, OTHER_COMMANDS);

const OPTIONS = { ...RUN_COMMAND.options, ...HELP };

/** Runs of one script that make a report that nobody reads any more. */
const MOST_REPEATED = 10_000;

/** Reads the words after `caesura`. The error is a sentence; `'help'` when help was asked for. */
export function parseArguments(words: readonly string[]): Result<RunArguments | 'help', string> {
  const parsed = parseWords(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [command, ...paths] = positionals;
  if (values.help || command === 'help') return ok('help');
  if (command === undefined) return err('Name a command first, such as run.');
  if (command !== 'run') return err(`There is no command ${JSON.stringify(command)}.`);
  if (paths.length === 0 && !values['last-failed'])
    return err('Name at least one script or folder.');
  return checked(values, paths);
}

type Values = NonNullable<Extract<ReturnType<typeof parseWords>, { ok: true }>>['value']['values'];

function parseWords(words: readonly string[]) {
  try {
    return ok(
      parseArgs({ args: withImplied(words, OPTIONS), options: OPTIONS, allowPositionals: true }),
    );
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
  const server = reportedServer(values.server);
  if (!server.ok) return server;
  const prosody = [...new Set(values.prosody)];
  const { modules, watch, config } = values;
  const load = listed(values.load).map((name) => name.replace(/^mod_/, ''));
  const misplaced =
    (server.value === 'embedded' ? undefined : embeddedOnly(values)) ?? contradiction(values);
  if (misplaced !== undefined) return err(misplaced);
  const parts = partsOf(values);
  if (!parts.ok) return parts;
  return ok({
    paths,
    server: server.value,
    prosody,
    profiles: [...new Set(values.profile)],
    modules,
    config,
    load,
    watch,
    rule,
    strictErrors: values['strict-errors'],
    serverStacks: values['server-stacks'],
    timeout,
    waitsForTime: !values['no-wait'],
    jobs: jobs.value,
    ...parts.value,
  });
}

/** The error is a sentence. */
function partsOf(values: Values): Result<Selection & Wishes & Outputs, string> {
  const selection = selectionOf(values);
  if (!selection.ok) return selection;
  const wishes = wishesOf(values);
  if (!wishes.ok) return wishes;
  const outputs = outputsOf(values);
  if (!outputs.ok) return outputs;
  return ok({ ...selection.value, ...wishes.value, ...outputs.value });
}

/** What is written, and where. */
type Outputs = Pick<
  RunArguments,
  | 'update'
  | 'json'
  | 'junit'
  | 'html'
  | 'markdown'
  | 'github'
  | 'trace'
  | 'coverage'
  | 'coverageHtml'
>;

/** The error is a sentence. */
function outputsOf(values: Values): Result<Outputs, string> {
  const [json, junit] = [values.json, values.junit].map(asOutput);
  if (json === '-' && junit === '-')
    return err('Only one of --json and --junit can be written to standard output.');
  const { html, markdown, github, trace, coverage, 'coverage-html': coverageHtml } = values;
  if (asOutput(html) === '-') return err('--html is written to a file: name one.');
  if (asOutput(markdown) === '-') return err('--markdown is written to a file: name one.');
  const { update } = values;
  if (update !== undefined && update !== 'ask' && update !== 'yes')
    return err('--update asks before it writes; --update=yes does not. There is no other value.');
  if (update !== undefined && (json === '-' || junit === '-'))
    return err('--update shows changes on standard output, which is a report here: name a file.');
  return ok({ update, json, junit, html, markdown, github, trace, coverage, coverageHtml });
}

/** Which scripts run, and how often. */
type Selection = Pick<
  RunArguments,
  'onlyTags' | 'skipTags' | 'shard' | 'lastFailed' | 'repeat' | 'seed'
>;

/** The error is a sentence. */
function selectionOf(values: Values): Result<Selection, string> {
  const repeat = /^\d{1,5}$/.test(values.repeat) ? Number(values.repeat) : 0;
  if (repeat < 1 || repeat > MOST_REPEATED)
    return err(`--repeat is a whole number from 1 to ${MOST_REPEATED}.`);
  const seed = /^\d{1,9}$/.test(values.seed) ? Number(values.seed) : undefined;
  if (seed === undefined) return err('--seed is a whole number of at most nine digits.');
  const shard = values.shard === undefined ? ok(undefined) : readShard(values.shard);
  if (!shard.ok) return shard;
  return ok({
    onlyTags: listed(values['only-tags']),
    skipTags: listed(values['skip-tags']),
    shard: shard.value,
    lastFailed: values['last-failed'],
    repeat,
    seed,
  });
}

/** Why two of the options make no sense together. */
function contradiction(values: Values): string | undefined {
  const { watch, repeat, update, 'last-failed': lastFailed } = values;
  if (watch && lastFailed)
    return '--last-failed and --watch do not go together: what failed last changes with each run.';
  if (update === undefined) return undefined;
  if (watch) return '--update and --watch do not go together: it would run what it writes.';
  if (repeat !== '1') return '--update and --repeat do not go together: what came may differ.';
  return new Set([...values.prosody, ...values.profile]).size > 1
    ? '--update is for one server, as what came on another may differ: name one.'
    : undefined;
}

/** Why these options make no sense with a server of others. */
function embeddedOnly(values: Values): string | undefined {
  const { prosody, modules, load, variation, config, coverage, profile } = values;
  if (profile.length > 0)
    return '--profile and --server both name a server: write the address into a profile.';
  const isChosen = [prosody, modules, load, variation].some((each) => each.length > 0);
  if (isChosen || config !== undefined)
    return '--prosody, --modules, --load, --variation and --config are for the embedded server: leave out --server.';
  if (values.seed !== '1') return '--seed is for the embedded server: leave out --server.';
  if (values.logpoint.length > 0)
    return '--logpoint is for the embedded server: leave out --server.';
  const isCounted = (coverage ?? values['coverage-html']) !== undefined;
  return isCounted ? '--coverage is for the embedded server: leave out --server.' : undefined;
}

/** What is asked of the embedded server. */
type Wishes = Pick<RunArguments, 'variations' | 'logpoints'>;

/** The error is a sentence. */
function wishesOf({ variation, logpoint }: Values): Result<Wishes, string> {
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

function reportedServer(word: string): Result<string, string> {
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
