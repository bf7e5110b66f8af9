import type { Severity } from '../../script/diagnostic.ts';
import { refusePlaces } from '../guard-places.ts';
import { reasonOf } from '../read-script.ts';
import { diagnosticLine } from '../report.ts';
import { EXIT } from '../exit.ts';
import { findStageServers, NO_STAGE_SERVERS } from '../stage-servers.ts';
import { visible } from '../visible.ts';
import { writeReportFile } from '../write-file.ts';
import { CHECK_COMMAND } from '../usage/other-words.ts';
import { namedScripts, readWords, type CommandSurroundings } from './command.ts';
import {
  asksOfServer,
  diagnosed,
  type CheckedDiagnostic,
  type CheckedScript,
} from './checked-script.ts';
import { sarifLog } from './sarif.ts';

/** `caesura check`. Resolves with the exit status. */
export async function checkCommand(
  words: readonly string[],
  around: CommandSurroundings,
): Promise<number> {
  const read = readWords(words, CHECK_COMMAND, around);
  if (!read.ok) return read.error;
  const { values, positionals } = read.value;
  const { sarif, warnings, hints } = values;
  const found = await namedScripts(positionals, around);
  if (!found.ok) return found.error;
  const { scripts, inputs, hasUnreadable } = found.value;
  const harm = await harmOf(sarif, inputs);
  if (harm !== undefined) {
    around.complain(harm);
    return EXIT.usage;
  }
  const serverOf = scripts.some(asksOfServer) ? await findStageServers() : NO_STAGE_SERVERS;
  const checked = scripts.map((script) => diagnosed(script, serverOf));
  const told = checked.map((each) => ({ ...each, diagnostics: shown(each, hints) }));
  if (sarif !== '-') around.output(report(told));
  if (!(await writeSarif(sarif, told, around))) return EXIT.unwritten;
  if (hasUnreadable) return EXIT.usage;
  const isFaulty = checked.some(({ diagnostics }) =>
    diagnostics.some(
      ({ severity }) => severity === 'error' || (warnings && severity === 'warning'),
    ),
  );
  return isFaulty ? EXIT.failed : EXIT.passed;
}

async function harmOf(
  sarif: string | undefined,
  inputs: readonly string[],
): Promise<string | undefined> {
  if (sarif === undefined || sarif === '-') return undefined;
  return refusePlaces([{ option: '--sarif', file: sarif, kind: 'sarif' }], inputs);
}

function shown({ diagnostics }: CheckedScript, withHints: boolean): readonly CheckedDiagnostic[] {
  const told: readonly Severity[] = withHints
    ? ['error', 'warning', 'info', 'hint']
    : ['error', 'warning'];
  return diagnostics.filter(({ severity }) => told.includes(severity));
}

/** One diagnostic a line, as compilers write them, and how many there are. */
function report(checked: readonly CheckedScript[]): string {
  const lines = checked.flatMap(({ file, diagnostics }) =>
    diagnostics.map((each) => `${visible(diagnosticLine(file, each))} [${each.code}]\n`),
  );
  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  const count = (wanted: Severity) => all.filter(({ severity }) => severity === wanted).length;
  const scripts = plural(checked.length, 'script');
  return `${lines.join('')}${scripts}: ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}\n`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** False, and said, when it could not be written. */
async function writeSarif(
  place: string | undefined,
  checked: readonly CheckedScript[],
  { output, complain }: CommandSurroundings,
): Promise<boolean> {
  if (place === undefined) return true;
  const log = `${JSON.stringify(sarifLog(checked, process.cwd()), null, 2)}\n`;
  if (place === '-') {
    output(log);
    return true;
  }
  try {
    await writeReportFile(place, log);
    return true;
  } catch (error) {
    complain(`--sarif could not be written: ${reasonOf(error)}.`);
    return false;
  }
}
