import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../base/result.ts';
import { findScripts } from '../find-scripts.ts';
import { reasonOf, type ScriptFile } from '../read-script.ts';
import { EXIT } from '../exit.ts';
import { HELP, type CommandWords, type OptionTable } from '../usage/option-table.ts';
import { usageText } from '../usage/usage-text.ts';
import { visible } from '../visible.ts';

/** What a command that ends by itself is given of the process. */
export interface CommandSurroundings {
  /** Standard output. */
  readonly output: (text: string) => void;
  /** A sentence for standard error. */
  readonly complain: (sentence: string) => void;
}

/** An exit status, where a command ends before it has done anything. */
export type ExitStatus = number;

/** The words of a command by its options; its usage where that was asked for, or where the words are wrong. */
export function readWords<const T extends OptionTable>(
  words: readonly string[],
  command: Omit<CommandWords, 'options'> & { readonly options: T },
  { output, complain }: CommandSurroundings,
) {
  const config = {
    args: [...words],
    options: { ...command.options, ...HELP },
    allowPositionals: true,
  } as const;
  try {
    const read = parseArgs(config);
    const values: Readonly<Record<string, unknown>> = read.values;
    if (values['help'] !== true) return ok(read) satisfies Result<unknown, ExitStatus>;
    output(`${usageText(command)}\n`);
    return err(EXIT.passed);
  } catch (error) {
    complain(`${reasonOf(error)}\n\n${usageText(command)}`);
    return err(EXIT.usage);
  }
}

/** Scripts that a command was named. */
export interface NamedScripts {
  readonly scripts: readonly ScriptFile[];
  /** These, and what else was found or named. */
  readonly inputs: readonly string[];
  /** Whether something there cannot be read, which was said. */
  readonly hasUnreadable: boolean;
}

/** The scripts at these paths, as `caesura run` finds them; what cannot be read is said. */
export async function namedScripts(
  paths: readonly string[],
  { complain }: CommandSurroundings,
): Promise<Result<NamedScripts, ExitStatus>> {
  const found =
    paths.length === 0 ? err('Name at least one script or folder.') : await findScripts(paths);
  if (!found.ok) {
    complain(found.error);
    return err(EXIT.usage);
  }
  const scripts: ScriptFile[] = [];
  for (const each of found.value) {
    if ('text' in each) scripts.push(each);
    else complain(visible(`${each.file}: ${each.problem}`));
  }
  const inputs = [...paths, ...found.value.map(({ file }) => file)];
  return ok({ scripts, inputs, hasUnreadable: scripts.length < found.value.length });
}
