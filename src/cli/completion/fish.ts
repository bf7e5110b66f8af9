import type { CommandWords } from '../usage/option-table.ts';
import { completedOptions, optionWords, shortAbout, type CompletedOption } from './words.ts';

/** Completion for fish. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const lines = [
    '# Completion of caesura for fish: caesura completion fish > ~/.config/fish/completions/caesura.fish',
    'complete -c caesura -f',
    ...commands.map(
      ({ name, brief }) =>
        `complete -c caesura -n __fish_use_subcommand -a ${name} -d ${quoted(brief)}`,
    ),
    ...commands.flatMap(commandLines),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines(command: CommandWords): readonly string[] {
  const seen = `__fish_seen_subcommand_from ${command.name}`;
  const when = `complete -c caesura -n '${seen}'`;
  // A whole word is offered as any other: among files only where an option has begun.
  const inOption = `complete -c caesura -n '${seen}; and string match -q -- "-*" (commandline -ct)'`;
  return [
    ...completedOptions(command).flatMap((option) => optionLines({ when, inOption }, option)),
    ...othersOf(command).map((words) => `${when} ${words}`),
  ];
}

interface Beginnings {
  readonly when: string;
  readonly inOption: string;
}

function optionLines({ when, inOption }: Beginnings, option: CompletedOption): readonly string[] {
  const about = `-d ${quoted(shortAbout(option.name, option.option))}`;
  const { short } = option.option;
  const names = short === undefined ? `-l ${option.name}` : `-l ${option.name} -s ${short}`;
  const [, ...others] = optionWords(option);
  return [
    `${when} ${names} ${valueOf(option.value)}${about}`,
    ...others.map((word) => `${inOption} -a ${quoted(word)} ${about}`),
  ];
}

function valueOf(value: CompletedOption['value']): string {
  if (value === 'none') return '';
  if (value === 'file') return '-r -F ';
  if (value === 'folder') return "-x -a '(__fish_complete_directories)' ";
  return typeof value === 'string' ? '-x ' : `-x -a ${quoted(value.join(' '))} `;
}

function othersOf({ takes }: CommandWords): readonly string[] {
  if (takes === 'scripts' || takes === 'files') return ['-F'];
  if (takes === 'folder') return [`-a '(__fish_complete_directories)'`];
  return takes === 'nothing' ? [] : [`-a ${quoted(takes.join(' '))}`];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}
