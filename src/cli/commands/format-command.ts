import { formatScript } from '../../script/format.ts';
import { reasonOf, type ScriptFile } from '../read-script.ts';
import { EXIT } from '../exit.ts';
import { visible } from '../visible.ts';
import { writeReportFile, writingFault } from '../write-file.ts';
import { FORMAT_COMMAND } from '../usage/other-words.ts';
import { namedScripts, readWords, type CommandSurroundings } from './command.ts';

export interface FormatSurroundings extends CommandSurroundings {
  /** Standard input, to its end. Rejects, with a message for people, when it is no text or too long. */
  readonly input: () => Promise<string>;
}

/** `caesura format`. Resolves with the exit status. */
export async function formatCommand(
  words: readonly string[],
  around: FormatSurroundings,
): Promise<number> {
  const read = readWords(words, FORMAT_COMMAND, around);
  if (!read.ok) return read.error;
  const { values, positionals } = read.value;
  if (positionals.length === 1 && positionals[0] === '-') return formatInput(values.check, around);
  const found = await namedScripts(positionals, around);
  if (!found.ok) return found.error;
  const { scripts, hasUnreadable } = found.value;
  const status = await formatFiles(scripts, values.check, around);
  return hasUnreadable && status !== EXIT.unwritten ? EXIT.usage : status;
}

async function formatInput(checks: boolean, around: FormatSurroundings): Promise<number> {
  const text = await around.input().catch((error: unknown) => {
    around.complain(`Standard input cannot be laid out: ${reasonOf(error)}.`);
    return undefined;
  });
  if (text === undefined) return EXIT.usage;
  const formatted = formatScript(text);
  if (!checks) around.output(formatted);
  return checks && formatted !== text ? EXIT.failed : EXIT.passed;
}

async function formatFiles(
  scripts: readonly ScriptFile[],
  checks: boolean,
  { output, complain }: CommandSurroundings,
): Promise<number> {
  const changed = scripts
    .map(({ file, text }) => ({ file, text, formatted: formatScript(text) }))
    .filter(({ text, formatted }) => formatted !== text);
  let unwritten = 0;
  for (const { file, formatted } of changed) {
    const fault = checks ? undefined : await writingFault(() => writeReportFile(file, formatted));
    if (fault === undefined) output(`${visible(file)}\n`);
    else complain(visible(`${fault}. The script is as it was.`));
    unwritten += fault === undefined ? 0 : 1;
  }
  const words = checks ? 'would be laid out' : 'laid out';
  const as = scripts.length - changed.length;
  output(`${changed.length - unwritten} ${words}, ${as} as they should be\n`);
  if (unwritten > 0) return EXIT.unwritten;
  return checks && changed.length > 0 ? EXIT.failed : EXIT.passed;
}
