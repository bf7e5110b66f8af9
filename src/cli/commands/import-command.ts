import { reportLines } from '../../logs/log-words.ts';
import { makeScript } from '../../logs/make-script.ts';
import { readLog } from '../../logs/read-log.ts';
import { recordedRun } from '../recorded-run.ts';
import { traceOfReport } from '../../trace/report-file.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { counted } from '../../base/counted.ts';
import { EXIT } from '../exit.ts';
import { visible } from '../visible.ts';
import { IMPORT_COMMAND } from '../usage/other-words.ts';
import { readWords, type CommandSurroundings } from './command.ts';
import { readText } from './show-command.ts';

/** `caesura import`. Resolves with the exit status. */
export async function importCommand(
  words: readonly string[],
  around: CommandSurroundings,
): Promise<number> {
  const read = readWords(words, IMPORT_COMMAND, around);
  if (!read.ok) return read.error;
  const { positionals } = read.value;
  const [file] = positionals;
  const refuse = (sentence: string) => {
    around.complain(visible(sentence));
    return EXIT.usage;
  };
  if (file === undefined || positionals.length > 1) return refuse('Name one log.');
  const text = await readText(file);
  const told = text.ok ? eventsIn(text.value, around) : text;
  if (!told.ok) return refuse(`${file} cannot be read: ${told.error}`);
  const made = scriptOf(told.value);
  if (made === undefined) {
    return refuse(`${file} has no stanza that has to do with rooms, or with what people say.`);
  }
  for (const line of madeLines(made)) around.complain(line);
  around.output(made.text);
  return EXIT.passed;
}

/** The events of a log, or of a trace. The error ends a sentence. */
function eventsIn(
  text: string,
  { complain }: CommandSurroundings,
): Result<readonly TraceEvent[], string> {
  const trace = recordedRun(traceOfReport(text) ?? text);
  if (trace.ok) {
    const { events, torn } = trace.value;
    if (torn !== undefined) complain(visible(torn));
    return ok(events);
  }
  const log = readLog(text);
  if (!log.ok) return err(log.error.message);
  for (const line of reportLines(log.value)) complain(visible(line));
  return ok(log.value.events);
}

type Made = NonNullable<ReturnType<typeof makeScript>>;

function scriptOf(events: readonly TraceEvent[]): Made | undefined {
  const [started] = events;
  if (started?.type !== 'run-started') return undefined;
  const of = started.log === undefined ? 'a run' : `a log of ${started.log.format}`;
  return makeScript(`Made of ${of}`, started, events);
}

function madeLines({ people, besides, leftOut }: Made): readonly string[] {
  return [
    ...(people.length === 0
      ? []
      : [`Known through others alone, and played by actors of their own: ${people.join(', ')}.`]),
    ...(besides === 0 ? [] : [`${counted(besides, 'stanza')} not in it: nothing of rooms.`]),
    ...(leftOut === 0 ? [] : [`${counted(leftOut, 'stanza')} past its limit not in it.`]),
  ].map(visible);
}
