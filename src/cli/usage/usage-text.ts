import { optionHead, type CommandWords, type OptionTable } from './option-table.ts';

/** As wide as lines of help are. */
const WIDTH = 120;
/** Longer names of options have their words in the line below. */
const WIDEST_HEAD = 29;

/** The help of a command. */
export function usageText(command: CommandWords): string {
  const { name, forms, about, options } = command;
  const uses = forms.map((form) => `caesura ${name} ${form}`.trimEnd());
  const parts = [
    uses.map((use, index) => `${index === 0 ? 'Usage:' : '      '} ${use}`).join('\n'),
    ...about.map((paragraph) => paragraphText(paragraph)),
    ...(Object.keys(options).length === 0 ? [] : [optionLines(options)]),
    exitLines(command),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** All commands, and the options of the one that is used most. */
export function overviewText(main: CommandWords, others: readonly CommandWords[]): string {
  const more: readonly (readonly [string, string])[] = [
    ...others.map(({ name, forms, brief }) => [useOf(name, forms[0]), brief] as const),
    ['caesura COMMAND --help', 'more about one of them'],
  ];
  const width = widest(more.map(([use]) => use));
  const uses = [
    `Usage: ${useOf(main.name, main.forms[0])}`,
    ...more.map(([use, brief]) => `       ${use.padEnd(width)}  ${brief}`),
  ];
  const paragraphs = main.about.map((paragraph) => paragraphText(paragraph));
  return [uses.join('\n'), optionLines(main.options), ...paragraphs, exitLines(main)].join('\n\n');
}

function useOf(name: string, form = ''): string {
  return `caesura ${name} ${form}`.trimEnd();
}

function optionLines(options: OptionTable): string {
  const heads = Object.entries(options).map(([name, option]) => optionHead(name, option));
  const column = Math.min(WIDEST_HEAD, widest(heads)) + 4;
  const lines = Object.values(options).map(({ about }, index) => {
    const head = `  ${heads[index] ?? ''}`;
    const text = wrapped(about, WIDTH - column).join(`\n${' '.repeat(column)}`);
    const gap =
      head.length + 2 > column ? `\n${' '.repeat(column)}` : ' '.repeat(column - head.length);
    return head + gap + text;
  });
  return lines.join('\n');
}

function exitLines({ exits }: CommandWords): string {
  if (exits.length === 0) return '';
  const width = widest(exits.map(([status]) => status));
  const lines = exits.map(([status, meaning]) => `  ${status.padEnd(width)}  ${meaning}`);
  return ['Exit status:', ...lines].join('\n');
}

function paragraphText(paragraph: string): string {
  return paragraph
    .split('\n')
    .flatMap((line) => (line.startsWith(' ') ? [line] : wrapped(line, WIDTH)))
    .join('\n');
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Lines of at most `width` characters, but for longer words; at least one. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
