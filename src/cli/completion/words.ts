import { HELP, optionHead, type CommandWords, type OptionWords } from '../usage/option-table.ts';

/** An option as shells complete it. */
export interface CompletedOption {
  readonly name: string;
  readonly option: OptionWords;
  /** What is known of its value: one of these words, a file, a folder, nothing, or that it has none. */
  readonly value: readonly string[] | 'file' | 'folder' | 'unknown' | 'none';
}

export function completedOptions({ options }: CommandWords): readonly CompletedOption[] {
  const all = { ...options, ...HELP };
  return Object.entries(all).map(([name, option]: readonly [string, OptionWords]) => ({
    name,
    option,
    value: valueOf(option),
  }));
}

/** A value that may be left out never stands in a word of its own. */
function valueOf({ type, implied, choices, leadsTo }: OptionWords): CompletedOption['value'] {
  if (type === 'boolean' || implied !== undefined) return 'none';
  return choices ?? leadsTo ?? 'unknown';
}

/** All words by which an option may be given: `--update`, `--update=yes`. */
export function optionWords({ name, option }: CompletedOption): readonly string[] {
  const { implied, choices = [] } = option;
  return implied === undefined
    ? [`--${name}`]
    : [`--${name}`, ...choices.map((choice) => `--${name}=${choice}`)];
}

/** What an option does, in at most so many characters, without signs that shells read. */
export function shortAbout(name: string, option: OptionWords): string {
  const words = option.about.split(/[:;.](?: |$)|\(/, 1)[0] ?? '';
  const plain = words.replace(/[^\p{L}\p{N} .,\-’/]/gu, '').trim();
  const told = plain === '' ? optionHead(name, option) : plain;
  return told.length <= LONGEST ? told : `${told.slice(0, LONGEST).replace(/ \S*$/, '')} …`;
}

const LONGEST = 70;
