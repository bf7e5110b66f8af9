import { HELP, optionHead, type CommandWords, type OptionWords } from './option-table.ts';

/** What the process is told besides its words. */
const ENVIRONMENT: readonly (readonly [string, string])[] = [
  [
    'CAESURA_CACHE',
    'The folder in which booted servers are kept, and which scripts failed in the last run in each working folder; empty: nothing is kept.',
  ],
  [
    'PROSODY_SOURCE',
    'Where a Prosody is taken from: a folder, a .deb or a tarball; several, separated by colons.',
  ],
  ['NO_COLOR', 'Where it is set, nothing is coloured.'],
  ['GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY', 'For --github, as steps of GitHub Actions have them.'],
];

/** The manual of the command line in roff, with the macros of man(7). */
export function manPage(commands: readonly CommandWords[], version: string): string {
  const lines = [
    `.TH CAESURA 1 "" "${text(`Caesura ${version}`.trim())}" "User Commands"`,
    '.SH NAME',
    text('caesura - runs, checks and shows XMPP group-chat scenarios'),
    '.SH SYNOPSIS',
    ...commands.flatMap(({ name, forms }) =>
      forms.flatMap((form) => [
        `.B ${text(`caesura ${name}`)}`,
        ...(form === '' ? [] : [line(form)]),
        '.br',
      ]),
    ),
    '.SH DESCRIPTION',
    line(
      'Caesura runs scansion scripts against an XMPP server: by default a real Prosody that is embedded in the process.',
    ),
    ...commands.flatMap(commandPart),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, about]) => ['.TP', `.B ${text(name)}`, line(about)]),
  ];
  return `${lines.join('\n')}\n`;
}

function commandPart(command: CommandWords): readonly string[] {
  const { name, brief, about, options, exits } = command;
  return [
    `.SH ${text(`CAESURA ${name.toUpperCase()}`)}`,
    line(`${brief.charAt(0).toUpperCase()}${brief.slice(1)}.`),
    ...about.flatMap(paragraph),
    ...Object.entries<OptionWords>({ ...options, ...HELP }).flatMap(([option, words]) => [
      '.TP',
      `.B ${text(optionHead(option, words))}`,
      line(words.about),
    ]),
    ...(exits.length === 0 ? [] : ['.PP', 'Exit status:']),
    ...exits.flatMap(([status, meaning]) => ['.TP', `.B ${text(status)}`, line(meaning)]),
  ];
}

function paragraph(words: string): readonly string[] {
  if (!words.startsWith(' ')) return ['.PP', line(words)];
  return ['.PP', '.nf', ...words.split('\n').map(line), '.fi'];
}

/** A line of text: not a request, whatever it begins with. */
function line(words: string): string {
  const shown = text(words);
  return /^[.']/.test(shown) ? `\\&${shown}` : shown;
}

/** Characters for themselves: roff reads backslashes, sets minus signs apart, and knows others by their code points. */
function text(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replace(/[^\x20-\x7e]/gu, codePoint);
}

function codePoint(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `\\[u${point}]`;
}
