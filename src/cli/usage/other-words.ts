import { TAKEN_FORMS } from '../../timeline/taken-along/take-along.ts';
import type { CommandWords } from './option-table.ts';

/** `caesura check`. */
export const CHECK_COMMAND = {
  name: 'check',
  forms: ['FILE|DIR… [options]'],
  brief: 'what is wrong with scripts, without running them',
  about: [
    'What the editor of the page would underline, without running anything. Modules and options that a script asks for in its header are looked up in the code of the newest Prosody that it is for.',
  ],
  takes: 'scripts',
  options: {
    sarif: {
      type: 'string',
      value: 'FILE|-',
      leadsTo: 'file',
      about: 'the same as a SARIF 2.1.0 log, for code scanning and editors',
    },
    warnings: {
      type: 'boolean',
      default: false,
      about: 'warnings count as much as errors do',
    },
    hints: { type: 'boolean', default: false, about: 'what is merely pointed out is told, too' },
  },
  exits: [
    ['0', 'nothing that counts'],
    ['1', 'something that counts'],
    ['2', 'wrong usage or a file that cannot be read'],
    ['4', 'the log or the output could not be written'],
  ],
} as const satisfies CommandWords;

/** `caesura format`. */
export const FORMAT_COMMAND = {
  name: 'format',
  forms: ['FILE|DIR… [options]', '-'],
  brief: 'lays scripts out',
  about: [
    'Lays scripts out as the page does: TABs, one blank line between steps, XML indented by its depth. What a script means, its comments and its texts stay. Each file that changes is written anew, whole or not at all; - reads standard input and writes standard output.',
  ],
  takes: 'scripts',
  options: {
    check: {
      type: 'boolean',
      default: false,
      about: 'writes nothing, and names the files that would change',
    },
  },
  exits: [
    ['0', 'done (with --check: nothing would change)'],
    ['1', 'with --check: something would change'],
    ['2', 'wrong usage or a file that cannot be read'],
    ['4', 'a file or the output could not be written'],
  ],
} as const satisfies CommandWords;

/** `caesura show`. */
export const SHOW_COMMAND = {
  name: 'show',
  forms: ['TRACE|LOG [options]'],
  brief: 'a recorded run as text',
  about: [
    'A recorded run (--trace or --html of caesura run, or saved by the page), or the log of another program (see caesura import), as text: what became of it, and a row for each step and stanza between the lanes of actors and rooms. A number is a step; #NUMBER is a stanza that no step has to do with.',
  ],
  takes: 'files',
  options: {
    filter: {
      type: 'string',
      default: '',
      value: 'TEXT',
      about: 'only rows that the page’s filter would show',
    },
    stream: {
      type: 'boolean',
      default: false,
      about: 'the frames of the stream as rows, too: sign-in, stream management',
    },
    step: {
      type: 'string',
      value: 'NUMBER',
      about: 'one step: its sentence, how what came differs, and the stanza',
    },
    stanza: { type: 'string', value: 'NUMBER', about: 'one stanza, laid out' },
    as: {
      type: 'string',
      value: 'FORM',
      choices: Object.keys(TAKEN_FORMS),
      about: `the rows as a document: ${Object.keys(TAKEN_FORMS).join(', ')}`,
    },
  },
  exits: [
    ['0', 'shown'],
    ['2', 'wrong usage, no trace, or nothing of that number'],
    ['4', 'the output could not be written to the end'],
  ],
} as const satisfies CommandWords;

/** `caesura import`. */
export const IMPORT_COMMAND = {
  name: 'import',
  forms: ['LOG|TRACE'],
  brief: 'a script of what another program recorded',
  about: [
    'What an XMPP client, a server or a browser has recorded, as a script that can be run, on standard output: logs and XML consoles of Gajim, Psi, Dino, Conversations, Converse, Profanity, Smack and Interop Testing, Prosody and ejabberd at level debug, recordings of mod_scansion_record, HAR files with WebSocket messages, or stanzas alone; a trace of Caesura, too. Whose log it is, is recognised. Lines that are not understood are named on standard error. The log itself is shown by caesura show LOG.',
  ],
  takes: 'files',
  options: {},
  exits: [
    ['0', 'made'],
    ['2', 'wrong usage, no log, or nothing in it that a script can be made of'],
    ['4', 'the output could not be written to the end'],
  ],
} as const satisfies CommandWords;

/** `caesura map`. */
export const MAP_COMMAND = {
  name: 'map',
  forms: ['FILE|DIR… [options]'],
  brief: 'which parts of XEP-0045 scripts exercise',
  about: [
    'Which parts of XEP-0045 scripts exercise: use cases, status codes, error conditions, changes of affiliation and role. Runs them on the embedded server, and looks at the stanzas of those that pass. A header line names the use cases that a script is about (## XEP-0045: 7.2.5, 10.2); they count where the run shows them. What nothing exercises is named.',
  ],
  takes: 'scripts',
  options: {
    json: { type: 'boolean', default: false, about: 'the map as one JSON object' },
    markdown: { type: 'boolean', default: false, about: 'the map as Markdown' },
  },
  exits: [
    ['0', 'the map was made'],
    ['1', 'a header names a use case that its run does not show'],
    ['2', 'wrong usage, or a script that cannot be run'],
    ['4', 'the output could not be written to the end'],
  ],
} as const satisfies CommandWords;

/** `caesura lsp`. */
export const LSP_COMMAND = {
  name: 'lsp',
  forms: [''],
  brief: 'the language in an editor (Language Server Protocol)',
  about: [
    'The language of scripts in any editor, by the Language Server Protocol over standard input and output: diagnostics, completion, hover, definition, references, rename, repairs, layout, folding and outline. An editor starts it for files that end in .scs; in Neovim:',
    `  vim.filetype.add({ extension = { scs = 'scansion' } })
  vim.lsp.config('caesura', { cmd = { 'caesura', 'lsp' }, filetypes = { 'scansion' } })
  vim.lsp.enable('caesura')`,
  ],
  takes: 'nothing',
  options: {
    stdio: {
      type: 'boolean',
      default: false,
      about: 'over standard input and output, as it is anyway: some editors add this word',
    },
  },
  exits: [['2', 'wrong usage; else its editor ends it']],
} as const satisfies CommandWords;

/** `caesura serve`. */
export const SERVE_COMMAND = {
  name: 'serve',
  forms: ['[--port N]'],
  brief: 'the page, on localhost, until Ctrl+C',
  about: ['Serves the page to this machine alone, until it is stopped.'],
  takes: 'nothing',
  options: {
    port: {
      type: 'string',
      value: 'N',
      about: 'where (default: 4173, or any free port where that one is taken); 0 is any free one',
    },
  },
  exits: [
    ['0', 'stopped'],
    ['2', 'wrong usage, there is no built page, or the port is taken'],
  ],
} as const satisfies CommandWords;

/** `caesura ui`. */
export const UI_COMMAND = {
  name: 'ui',
  forms: ['[DIR] [options]'],
  brief: 'the page with a folder of scripts, on localhost, until Ctrl+C',
  about: [
    'Serves the page to this machine alone, and with it the scripts of a folder (the current one unless another is named), which the page reads and writes: in any browser, and beside any editor. What is written to the disk meanwhile is taken up. The address holds a key; without it nobody reads or writes anything. Nothing but scripts is read or written, and nothing outside of the folder: links that lead out of it are not followed.',
  ],
  takes: 'folder',
  options: {
    'no-open': {
      type: 'boolean',
      default: false,
      about: 'starts no browser: open the address yourself. Else $BROWSER, or the usual one',
    },
    port: SERVE_COMMAND.options.port,
  },
  exits: [
    ['0', 'stopped'],
    ['2', 'wrong usage, no such folder, there is no built page, or the port is taken'],
  ],
} as const satisfies CommandWords;

/** `caesura completion`. */
export const COMPLETION_COMMAND = {
  name: 'completion',
  forms: ['bash|zsh|fish'],
  brief: 'completion of all this for a shell',
  about: [
    'Prints what makes a shell complete commands, options and their values:',
    `  bash  source <(caesura completion bash)                      in ~/.bashrc
  zsh   caesura completion zsh > "\${fpath[1]}/_caesura"         once
  fish  caesura completion fish > ~/.config/fish/completions/caesura.fish`,
  ],
  takes: ['bash', 'zsh', 'fish'],
  options: {},
  exits: [
    ['0', 'printed'],
    ['2', 'wrong usage'],
    ['4', 'the output could not be written to the end'],
  ],
} as const satisfies CommandWords;

/** `caesura man`. */
export const MAN_COMMAND = {
  name: 'man',
  forms: [''],
  brief: 'the manual, for man: caesura man | man -l -',
  about: [
    'Prints the manual of all commands in roff. An installed package brings it as caesura(1).',
  ],
  takes: 'nothing',
  options: {},
  exits: [
    ['0', 'printed'],
    ['2', 'wrong usage'],
    ['4', 'the output could not be written to the end'],
  ],
} as const satisfies CommandWords;

/** All but `run`, in the order in which they are told. */
export const OTHER_COMMANDS: readonly CommandWords[] = [
  CHECK_COMMAND,
  FORMAT_COMMAND,
  SHOW_COMMAND,
  IMPORT_COMMAND,
  MAP_COMMAND,
  LSP_COMMAND,
  SERVE_COMMAND,
  UI_COMMAND,
  COMPLETION_COMMAND,
  MAN_COMMAND,
];
