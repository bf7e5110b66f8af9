import { parseArguments } from '../../src/cli/arguments.ts';
import { runCommand, type Surroundings } from '../../src/cli/run-command.ts';

/** `caesura run WORDS`, in this process. */
export async function runWords(...words: readonly string[]) {
  return runWordsIn({}, ...words);
}

/** The same with more of a process around it. */
export async function runWordsIn(around: Partial<Surroundings>, ...words: readonly string[]) {
  const told = { report: '', output: '', complaints: '' };
  const parsed = parseArguments(['run', ...words]);
  if (!parsed.ok || parsed.value === 'help') throw new Error(`wrong words: ${words.join(' ')}`);
  const status = await runCommand(parsed.value, {
    paper: { isTerminal: false, write: (text) => void (told.report += text) },
    output: (text) => void (told.output += text),
    complain: (sentence) => void (told.complaints += sentence),
    program: undefined,
    ...around,
  });
  return { status, ...told };
}
