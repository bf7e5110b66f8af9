/** An option as `parseArgs` of Node reads it, and as people and shells read of it. */
export interface OptionWords {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default?: string | boolean | string[];
  /** What its value is called; absent where it takes none. */
  readonly value?: string;
  /** What it is where it is given without one. Another value stands behind `=`, never in the next word. */
  readonly implied?: string;
  /** All values, where there are few. */
  readonly choices?: readonly string[];
  /** What its value leads to. */
  readonly leadsTo?: 'file' | 'folder';
  /** One or more sentences. */
  readonly about: string;
}

/** By name, without `--`. */
export type OptionTable = Readonly<Record<string, OptionWords>>;

/** What a command is told, and what is told of it: the one source of reading, help, completion and manual. */
export interface CommandWords {
  readonly name: string;
  /** What follows the name: one text for each form. */
  readonly forms: readonly string[];
  /** What it does, in a few words. */
  readonly brief: string;
  /** Paragraphs; lines that begin with a space stay as they are. */
  readonly about: readonly string[];
  readonly options: OptionTable;
  /** What its other words are: scripts and folders, files, a folder, one of these words, or nothing. */
  readonly takes: 'scripts' | 'files' | 'folder' | 'nothing' | readonly string[];
  /** Each status, and what it means. */
  readonly exits: readonly (readonly [status: string, meaning: string])[];
}

/** What every command understands besides. */
export const HELP = {
  help: { type: 'boolean', short: 'h', default: false, about: 'Says this.' },
} as const satisfies OptionTable;

/** `--server embedded|ws(s)://…`, `--update[=yes]`. */
export function optionHead(name: string, { value, implied }: OptionWords): string {
  if (value === undefined) return `--${name}`;
  return implied === undefined ? `--${name} ${value}` : `--${name}[=${value}]`;
}

/**
 * Words of a command line in which options whose value may be left out have the one that is implied, as `parseArgs` knows no
 * such options. What follows `--` stays.
 */
export function withImplied(words: readonly string[], options: OptionTable): string[] {
  const end = words.indexOf('--');
  const last = end === -1 ? words.length : end;
  return words.map((word, at) => {
    const implied =
      at < last && word.startsWith('--') ? impliedFor(word.slice(2), options) : undefined;
    return implied === undefined ? word : `${word}=${implied}`;
  });
}

function impliedFor(name: string, options: OptionTable): string | undefined {
  return Object.hasOwn(options, name) ? options[name]?.implied : undefined;
}
