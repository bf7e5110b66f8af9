import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result } from '../../base/result.ts';
import { reportLines } from '../../logs/log-words.ts';
import { readLog } from '../../logs/read-log.ts';
import { describeOutcome, printOutcome } from '../../diagnosis/diagnosis.ts';
import { TAKEN_FORMS, takeAlong, type TakenForm } from '../../timeline/taken-along/take-along.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import type { EventSeq } from '../../trace/event.ts';
import { eventSeq } from '../../trace/event-seq.ts';
import { FILE_CAPS } from '../../trace/file.ts';
import { elementOf } from '../../trace/frame-element.ts';
import type { TraceModel } from '../../trace/model.ts';
import { shownInPart } from '../../trace/shown-in-part.ts';
import { traceOfReport } from '../../trace/report-file.ts';
import { isFailure } from '../../trace/verdict.ts';
import { printXml } from '../../xml/print.ts';
import { reasonOf } from '../read-script.ts';
import { recordedRun, runOf, timelineOf, type RecordedRun } from '../recorded-run.ts';
import { EXIT } from '../exit.ts';
import { missOf, pictureOf } from '../run-script.ts';
import { visible } from '../visible.ts';
import { SHOW_COMMAND } from '../usage/other-words.ts';
import { readWords, type CommandSurroundings } from './command.ts';
import { drawRun } from './draw-run.ts';

/** `caesura show`. Resolves with the exit status. */
export async function showCommand(
  words: readonly string[],
  around: CommandSurroundings,
): Promise<number> {
  const read = readWords(words, SHOW_COMMAND, around);
  if (!read.ok) return read.error;
  const { values, positionals } = read.value;
  const refuse = (sentence: string) => {
    around.complain(visible(sentence));
    return EXIT.usage;
  };
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return refuse('Name one trace.');
  const run = await readRun(file, around);
  if (!run.ok) return refuse(`${file} cannot be shown: ${run.error}`);
  const { torn, events } = run.value;
  if (torn !== undefined) around.complain(visible(shownInPart(file, events.length, torn)));
  const lines = linesOf(run.value, values);
  if (!lines.ok) return refuse(lines.error);
  for (const line of lines.value) around.output(`${line.split('\n').map(visible).join('\n')}\n`);
  return EXIT.passed;
}

/** A trace, the first one of a report, or what another program recorded, of which more is said. */
async function readRun(
  file: string,
  { complain }: CommandSurroundings,
): Promise<Result<RecordedRun, string>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const reported = traceOfReport(text.value);
  const run = recordedRun(reported ?? text.value);
  if (run.ok || reported !== undefined || text.value.startsWith('{"caesura"')) return run;
  const log = readLog(text.value);
  if (!log.ok) return log.error.code === 'no-log' ? run : err(log.error.message);
  for (const line of reportLines(log.value)) complain(visible(line));
  return runOf(log.value.events);
}

/** The text of a file, as long as a trace may be. The error ends a sentence. */
export async function readText(file: string): Promise<Result<string, string>> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return err('it is no file.');
    if (found.size > FILE_CAPS.length) {
      return err(`it has more than ${FILE_CAPS.length / 1e6} MB, and no trace has.`);
    }
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    return err(`${reasonOf(error)}.`);
  }
}

interface Wanted {
  readonly filter: string;
  readonly stream: boolean;
  readonly step?: string | undefined;
  readonly stanza?: string | undefined;
  readonly as?: string | undefined;
}

function linesOf(run: RecordedRun, wanted: Wanted): Result<Iterable<string>, string> {
  if (wanted.as !== undefined) return documentOf(run, wanted, wanted.as);
  if (wanted.step !== undefined) return stepLines(run, wanted.step);
  if (wanted.stanza !== undefined) return stanzaLines(run.model, wanted.stanza);
  return ok(runLines(run, wanted));
}

function documentOf(
  run: RecordedRun,
  wanted: Wanted,
  as: string,
): Result<readonly string[], string> {
  if (!isTakenForm(as)) {
    return err(`--as is one of ${Object.keys(TAKEN_FORMS).join(', ')}; "${as}" is none of them.`);
  }
  const title = run.scenario.title || (run.model.started?.server ?? '');
  return ok([takeAlong(as, title, timelineOf(run, wanted)).trimEnd()]);
}

function isTakenForm(as: string): as is TakenForm {
  return Object.hasOwn(TAKEN_FORMS, as);
}

function* runLines({ events, model, scenario }: RecordedRun, wanted: Wanted): Generator<string> {
  if (scenario.title !== '') yield scenario.title;
  yield model.started?.server ?? '';
  yield printOutcome(describeOutcome(model, scenario));
  yield '';
  yield* drawRun(timelineOf({ events, model, scenario }, wanted));
}

function stepLines(run: RecordedRun, wanted: string): Result<readonly string[], string> {
  const { model, scenario } = run;
  const step = scenario.steps.find(({ index }) => String(index) === wanted);
  if (step === undefined) {
    return err(`There is no step ${wanted}; the script has ${scenario.steps.length}.`);
  }
  const name = rowName(run, step.index) ?? `Step ${step.index}`;
  const { verdict, note, stanza } = model.steps.get(step.index)?.ended ?? {};
  const outcome = isFailure(verdict) ? 'failed' : 'passed';
  const picture = pictureOf(missOf(model, scenario, { step: step.index, outcome }));
  return ok([
    `${name} (line ${step.line})`,
    ...(note === undefined ? [] : [note]),
    ...(picture.length === 0 ? [] : ['', ...picture]),
    ...(stanza === undefined ? [] : ['', `Stanza #${stanza}:`, ...xmlLines(model, stanza)]),
  ]);
}

function rowName(run: RecordedRun, step: number): string | undefined {
  for (const row of timelineOf(run, { filter: '', stream: true }).rows) {
    if (row.kind === 'arrow' && row.step === step) return row.name;
  }
  return undefined;
}

function stanzaLines(model: TraceModel, wanted: string): Result<readonly string[], string> {
  const seq = eventSeq(Number(wanted.replace(/^#/, '')));
  const record = model.stanzaAt(seq);
  if (record === undefined) {
    return err(`There is no stanza ${wanted} in this trace: the rows have their numbers.`);
  }
  const { actor, direction, at } = record.frame;
  return ok([
    `Stanza #${seq}, ${direction} by ${actor} at ${durationWords(at)}:`,
    ...xmlLines(model, seq),
  ]);
}

/** Laid out; as it came where it is no XML. */
function xmlLines(model: TraceModel, seq: EventSeq): readonly string[] {
  const frame = model.stanzaAt(seq)?.frame;
  const parsed = frame && elementOf(frame);
  if (parsed?.ok === true) return printXml(parsed.value, { indent: '  ' }).split('\n');
  return frame === undefined ? [] : [frame.xml];
}
