import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mapOf, type MappedRun, type MucMap } from '../../insight/muc-map/muc-map.ts';
import { printMap } from '../../insight/muc-map/print-map.ts';
import { compileScript } from '../../script/compile.ts';
import { parseTrace } from '../../trace/file.ts';
import { modelOf } from '../../trace/model-of.ts';
import { parseArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { runCommand } from '../run-command.ts';
import { visible } from '../visible.ts';
import { MAP_COMMAND } from '../usage/other-words.ts';
import { usageText } from '../usage/usage-text.ts';
import { readWords, type CommandSurroundings } from './command.ts';

/** `caesura map`. Resolves with the exit status. */
export async function mapCommand(
  words: readonly string[],
  around: CommandSurroundings,
): Promise<number> {
  const read = readWords(words, MAP_COMMAND, around);
  if (!read.ok) return read.error;
  const { values, positionals } = read.value;
  if (positionals.length === 0 || (values.json && values.markdown)) {
    around.complain(
      `Name a script or a folder, and at most one form.\n\n${usageText(MAP_COMMAND)}`,
    );
    return EXIT.usage;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'caesura-map-'));
  try {
    const status = await runInto(folder, positionals, around);
    if (status !== EXIT.passed && status !== EXIT.failed) return status;
    const map = mapOf(await runsIn(folder));
    around.output(written(map, values));
    return map.unseen.length === 0 ? EXIT.passed : EXIT.failed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs them all, with a trace of each. */
async function runInto(
  folder: string,
  paths: readonly string[],
  { complain }: CommandSurroundings,
): Promise<number> {
  const wanted = parseArguments(['run', '--trace', folder, '--', ...paths]);
  if (!wanted.ok || wanted.value === 'help') return EXIT.usage;
  return runCommand(wanted.value, {
    paper: { isTerminal: false, write: () => undefined },
    output: () => undefined,
    complain,
    program: undefined,
  });
}

/** Those that passed, in the order in which they ran. */
async function runsIn(folder: string): Promise<readonly MappedRun[]> {
  const runs: MappedRun[] = [];
  for (const file of (await readdir(folder)).sort()) {
    const trace = parseTrace(await readFile(path.join(folder, file), 'utf8'));
    const model = trace.ok ? modelOf(trace.value) : undefined;
    if (!trace.ok || model?.ended?.outcome !== 'passed') continue;
    const tags = compileScript(model.started?.source ?? '').scenario?.tags ?? [];
    runs.push({ name: nameOf(file), tags, events: trace.value });
  }
  return runs;
}

/** Of the script, without the number that its trace has. */
function nameOf(traceFile: string): string {
  return path.basename(traceFile, '.jsonl').replace(/^\d+-/, '');
}

function written(map: MucMap, { json, markdown }: Readonly<Record<string, boolean>>): string {
  if (json === true) return `${JSON.stringify(map)}\n`;
  const text = printMap(map, markdown === true ? 'markdown' : 'text');
  return text.split('\n').map(visible).join('\n');
}
