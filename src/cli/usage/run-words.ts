import { VARIATIONS } from '../../prosody/variations/variations.ts';
import { RECEIVE_RULES } from '../../trace/receive-rule.ts';
import type { CommandWords } from './option-table.ts';

/** `caesura run`. */
export const RUN_COMMAND = {
  name: 'run',
  forms: ['FILE|DIR… [options]'],
  brief: 'runs scripts, and says which passed',
  about: [
    'No script and no file that is not an earlier report of the same kind is ever written over, but for scripts by --update.',
  ],
  takes: 'scripts',
  options: {
    server: {
      type: 'string',
      default: 'embedded',
      value: 'embedded|ws(s)://…',
      choices: ['embedded'],
      about: 'the server (default: embedded, a real Prosody in this process)',
    },
    prosody: {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'VERSION|FOLDER|FILE',
      leadsTo: 'file',
      about:
        'the Prosody to embed: a version or bounds of one (">=13"), a .deb, a tarball, a folder, also as cloned; several times: each script runs on each, and is skipped on those that it is not for (## prosody: >=13). Default: the newest that ships and that it is for',
    },
    profile: {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'FILE',
      leadsTo: 'file',
      about:
        'the profile of a server of others: its address, what it calls the domains of the scripts, and who signs in there; several times, also beside --prosody: each script runs on each. The page exports such files. Passwords of its table of accounts come from the environment: CAESURA_PASSWORD_ROMEO for the actor Romeo, else from the script. With "childOrder": "any" in it the order of children counts nowhere, and reports say so',
    },
    modules: {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'DIR|FILE',
      leadsTo: 'file',
      about:
        'modules in front of Prosody’s own, also in their place; several times. Those of a folder of at most 20 are switched on, of a larger one those that --load names',
    },
    load: {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'NAMES',
      about:
        'modules to switch on, separated by commas: of --modules, of Prosody, or of its community',
    },
    variation: {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'NAME',
      choices: VARIATIONS.map(({ name }) => name),
      about: `a way in which the embedded server is to differ, as ## variation: of a script; several times: ${VARIATIONS.map(({ name }) => name).join(', ')}`,
    },
    config: {
      type: 'string',
      value: 'FILE',
      leadsTo: 'file',
      about:
        'a whole prosody.cfg.lua, read by Prosody itself, in place of the usual one; what is for a network, a disk or a process is set aside, and named',
    },
    watch: {
      type: 'boolean',
      default: false,
      about: 'runs again when a script, Prosody or a module was saved, until Ctrl+C',
    },
    receive: {
      type: 'string',
      default: 'skip',
      value: RECEIVE_RULES.join('|'),
      choices: RECEIVE_RULES,
      about: 'which stanzas may satisfy a receives (default: skip)',
    },
    'server-stacks': {
      type: 'boolean',
      default: false,
      about: 'where the embedded server’s Lua made what failed: in the JSON report, and in traces',
    },
    logpoint: {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'FILE:LINE[:EXPR]',
      about:
        'what the embedded server’s Lua sees each time that this line is about to run, printed with the script and in traces: its variables, or an expression that only reads, and only where a condition holds (muc.lib.lua:1371:stanza if stanza.name == "message"); several',
    },
    coverage: {
      type: 'string',
      value: 'FILE',
      leadsTo: 'file',
      about:
        'which lines and functions of the embedded server’s Lua all scripts ran: as LCOV, and what of modules/muc as a table. It takes several times as long',
    },
    'coverage-html': {
      type: 'string',
      value: 'DIR',
      leadsTo: 'folder',
      about: 'the same as pages, with the sources',
    },
    'strict-errors': {
      type: 'boolean',
      default: false,
      about: 'an error fails a receives that does not ask for one (default: it is pointed out)',
    },
    timeout: {
      type: 'string',
      default: '5000',
      value: 'MS',
      about: 'how long a receives waits (default: 5000; the embedded server’s clock is virtual)',
    },
    'no-wait': {
      type: 'boolean',
      default: false,
      about:
        'where a script lets time pass (# @ 12 minutes pass), end its run with an error on a server whose clock cannot be moved (default: wait for as long)',
    },
    'only-tags': {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'TAGS',
      about: 'only scripts with one of these tags, separated by commas',
    },
    'skip-tags': {
      type: 'string',
      multiple: true,
      default: [] as string[],
      value: 'TAGS',
      about: 'no scripts with one of these tags',
    },
    shard: {
      type: 'string',
      value: 'I/N',
      about:
        'only the I-th of N parts of the scripts, for N machines that share them: each script is in one part, the same on every machine',
    },
    'last-failed': {
      type: 'boolean',
      default: false,
      about:
        'only scripts that failed in the last run in this working folder. Which they were is kept in a small file for each such folder below last-failed/ in your folder for caches (CAESURA_CACHE names another one; empty: none is kept), never in the folder itself',
    },
    repeat: {
      type: 'string',
      default: '1',
      value: 'N',
      about:
        'runs each script N times, and tells those that fail each time from flaky ones, which fail now and then; on the embedded server each run with another --seed',
    },
    seed: {
      type: 'string',
      default: '1',
      value: 'N',
      about:
        'what the embedded server’s randomness is made from, such as the ids that it gives (default: 1); with --repeat of the first run, and the next one has the next',
    },
    update: {
      type: 'string',
      value: 'yes',
      implied: 'ask',
      choices: ['yes'],
      about:
        'scripts that fail take what came: shows the changes of each as a diff, asks on a terminal, and writes it if it passes then, which counts. =yes asks nobody; without it nothing is written where nobody can be asked. An error that a script does not ask for is never accepted, and no file is written that was changed meanwhile',
    },
    json: {
      type: 'string',
      value: 'FILE|-',
      leadsTo: 'file',
      about: 'one JSON object per script and line',
    },
    junit: { type: 'string', value: 'FILE|-', leadsTo: 'file', about: 'a JUnit report' },
    html: {
      type: 'string',
      value: 'FILE',
      leadsTo: 'file',
      about:
        'the run as one page that needs nothing else: a table of all scripts, and each failure with its difference, its lanes and the server’s log. caesura show reads its first trace, and the page opens it',
    },
    markdown: {
      type: 'string',
      value: 'FILE',
      leadsTo: 'file',
      about:
        'a table of scripts by servers, why each failed, and what refusals and warnings there were, as Markdown',
    },
    github: {
      type: 'boolean',
      default: false,
      about:
        'for a step of GitHub Actions: marks each failure, refusal and warning at its line, and adds a table to the summary of the job (GITHUB_STEP_SUMMARY)',
    },
    trace: {
      type: 'string',
      value: 'DIR',
      leadsTo: 'folder',
      about: 'a trace file per script, to open in the page',
    },
    jobs: {
      type: 'string',
      value: 'N',
      about:
        'scripts side by side, at most as many as there are cores (default: as many as make it faster, on servers of others 1)',
    },
  },
  exits: [
    ['0', 'all passed, or were skipped'],
    ['1', 'a scenario failed'],
    [
      '2',
      'wrong usage (nothing was run), or a script or folder that cannot be read or run (the others were)',
    ],
    ['3', 'the server cannot be reached, or has died'],
    ['4', 'a report or the output could not be written to the end: a full disk, a closed pipe'],
    [
      '129',
      'stopped by SIGHUP: what was run until then is reported; a second signal ends it at once',
    ],
    ['130', 'stopped by Ctrl+C, likewise'],
    ['143', 'stopped by SIGTERM, likewise'],
  ],
} as const satisfies CommandWords;
