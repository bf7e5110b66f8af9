import type { Milliseconds } from '../base/clock.ts';
import { t } from '../base/translate.ts';
import { createLineIndex } from '../base/text-range.ts';
import type { Difference, StanzaDiff } from '../match/difference.ts';
import { statusSentence } from '../match/sentence.ts';
import type { Scenario, Step } from '../script/scenario.ts';
import type { Problem, RunEnded, RunPaused, StepEnded } from '../trace/event.ts';
import { refusalsTaken, refusalWords } from '../trace/refusals.ts';
import type { TraceModel } from '../trace/model.ts';
import { isFailure } from '../trace/verdict.ts';
import { cutText } from '../trace/text-caps.ts';
import { serverFaultIn } from './server-fault.ts';
import { stepDiff } from './step-diff.ts';

export type OutcomeKind =
  'passed' | 'failed' | 'error' | 'stopped' | 'paused' | 'running' | 'not-run';

/** A run in one sentence: `lead`, then `text` after a space if it is not empty. */
export interface OutcomeSentence {
  readonly kind: OutcomeKind;
  /** What is set in bold: "Failed at step 8 (line 61):". */
  readonly lead: string;
  /** The reason, for `failed` and `error`; time and extra stanzas, for `passed`; else `''`. */
  readonly text: string;
  /** A run that passed, but a step of it took an error that the script does not ask for. */
  readonly tookRefusal?: true;
}

/** Where a line of the script that ran is in the script as it stands now; `undefined` when it was edited. */
type LineNow = (line: number) => number | undefined;

/** What became of a run, or how it stands. Lines are those of the script that ran, unless `lineNow` says otherwise. */
export function describeOutcome(
  model: TraceModel,
  scenario: Scenario,
  lineNow: LineNow = (line) => line,
): OutcomeSentence {
  const { started, ended, paused, currentStep } = model;
  const total = scenario.steps.length;
  if (started === undefined) return sentence('not-run', t('Not run'));
  if (ended !== undefined) {
    return withLeftOut(describeEnd({ model, scenario, lineNow }, ended), model);
  }
  if (paused !== undefined) {
    if (paused.step > total) {
      return sentence(
        'paused',
        t('Paused after the last step{unreadWords}', { unreadWords: unreadWords(model) }),
        '',
      );
    }
    const line = scenario.steps[paused.step - 1]?.line;
    const place = placeOf(paused.step, line === undefined ? undefined : lineNow(line));
    const lead = t('Paused at {place}{unreadWords}', { place, unreadWords: unreadWords(model) });
    return sentence('paused', lead, pauseText(model, scenario, paused));
  }
  const running = t('Running step {max} of {total}', { max: Math.max(1, currentStep), total });
  return sentence('running', running, passingText(scenario.steps[currentStep - 1]));
}

/** The embedded server's clock is moved at once: whoever has the time to read this waits for another one's. */
function passingText(step: Step | undefined): string {
  return step?.kind === 'time-passes'
    ? t('({words}; only the embedded server’s clock can be moved).', { words: step.words })
    : '';
}

/** A trace that its file could not hold says that it is not whole. */
function withLeftOut(said: OutcomeSentence, { leftOut }: TraceModel): OutcomeSentence {
  if (leftOut === 0) return said;
  const events = t('{leftOut, plural, one {one event is} other {{leftOut} events are}}', {
    leftOut,
  });
  const note = t(
    'This trace was too large for a file: {events} missing from it, all just before its end.',
    { events },
  );
  return { ...said, text: said.text === '' ? note : `${said.text} ${note}` };
}

/** Lead and text in one. */
export function printOutcome({ lead, text }: OutcomeSentence): string {
  return text === '' ? lead : `${lead} ${text}`;
}

/** What another program recorded has no outcome: nothing was expected of it. */
function describeLog({ stanzas }: TraceModel, format: string): OutcomeSentence {
  const count = t('{count, plural, one {One stanza} other {{count} stanzas}}', {
    count: stanzas.length,
  });
  const text = t('{count}; no script ran, so nothing was expected.', { count });
  return sentence('not-run', t('A log of {format}:', { format }), text);
}

interface Telling {
  readonly model: TraceModel;
  readonly scenario: Scenario;
  readonly lineNow: LineNow;
}

function describeEnd(telling: Telling, ended: RunEnded): OutcomeSentence {
  const { log } = telling.model.started ?? {};
  if (log !== undefined) return describeLog(telling.model, log.format);
  switch (ended.outcome) {
    case 'passed':
      return describePass(telling, ended);
    case 'stopped':
      return sentence('stopped', t('Stopped'));
    case 'failed':
    case 'error':
      return describeFailure(telling, ended);
  }
}

/** `Passed, but step 6 took a refusal (item-not-found) for Juliet's presence.` */
function describePass({ model, scenario }: Telling, ended: RunEnded): OutcomeSentence {
  const total = t('{count} of {count} steps', { count: scenario.steps.length });
  const text = passedText(model, ended);
  const [first, ...others] = refusalsTaken(model, scenario.steps);
  if (first === undefined) return sentence('passed', t('Passed: {total}', { total }), text);
  const more = t(
    '{count, plural, one {, and one more step did} other {, and {count} more steps did}}',
    { count: others.length },
  );
  const lead = t('Passed, but {refusalWords}{part}.', {
    refusalWords: refusalWords(first),
    part: others.length === 0 ? '' : more,
  });
  return { ...sentence('passed', lead, `${total} ${text}`), tookRefusal: true };
}

/** ", 2 unread": what no step has looked at yet. */
function unreadWords({ fateCounts }: TraceModel): string {
  const count = fateCounts.unread;
  return count === 0 ? '' : t(', {count} unread', { count });
}

/** Why, where the place does not say it. */
function pauseText(model: TraceModel, scenario: Scenario, paused: RunPaused): string {
  if (paused.reason === 'failure') {
    const step = scenario.steps[paused.step - 1];
    return step === undefined
      ? ''
      : t('It failed: {failureText}', { failureText: failureText(model, scenario, step) }).trim();
  }
  const actor = paused.stanza === undefined ? undefined : model.stanzaAt(paused.stanza)?.frame;
  if (actor === undefined) return '';
  return t('{actor} {direction} a stanza that a breakpoint is on.', {
    actor: actor.actor,
    direction: actor.direction,
  });
}

/** What else is to be told of a run that passed. */
function passedText(model: TraceModel, { at }: RunEnded): string {
  const fault = serverFaultIn(model);
  const text = extraText(model, at);
  return fault === undefined ? text : `${text} ${fault.sentence}`;
}

/** "in 139 ms. One stanza came that no step asks for." */
function extraText({ fateCounts }: TraceModel, at: Milliseconds): string {
  const extra = fateCounts.unread + fateCounts.skipped;
  const time = at < 9999.5 ? t('{at} ms', { at: at.toFixed(0) }) : `${(at / 1000).toFixed(1)} s`;
  if (extra === 0) return t('in {time}.', { time });
  const came = t('{extra, plural, one {One stanza came} other {{extra} stanzas came}}', { extra });
  return t('in {time}. {came} that no step asks for.', { time, came });
}

function describeFailure(
  { model, scenario, lineNow }: Telling,
  { outcome, problem }: RunEnded,
): OutcomeSentence {
  const kind = outcome === 'error' ? 'error' : 'failed';
  const failed = failedAt(model, scenario);
  if (failed === undefined) {
    const verb = model.steps.size === 0 ? t('Could not start:') : t('Broke off:');
    return sentence(kind, verb, problem === undefined ? '' : printProblem(problem));
  }
  const { step, line, text } = failed;
  return sentence(
    kind,
    t('Failed at {placeOf}:', { placeOf: placeOf(step.index, lineNow(line)) }),
    text,
  );
}

/** The step at which a run failed. */
export interface FailedAt {
  readonly step: Step;
  /** Where to look first, in the script that ran: at what differs, else at the step. */
  readonly line: number;
  /** Why, in full sentences. */
  readonly text: string;
  /** Of the stanza that came nearest; `undefined` where there is none to compare with. */
  readonly difference: Difference | undefined;
}

const FAILED: ReadonlySet<RunEnded['outcome']> = new Set(['failed', 'error']);

/** Where and why a run failed; `undefined` where it did not, or not at a step. */
export function failedAt(model: TraceModel, scenario: Scenario): FailedAt | undefined {
  const { ended } = model;
  const step = scenario.steps[(ended?.step ?? 0) - 1];
  if (step === undefined || ended === undefined || !FAILED.has(ended.outcome)) return undefined;
  const { problem } = ended;
  const { end, diff } = endOf(model, scenario, step);
  const difference = diff?.differences[0];
  const text = problem === undefined ? reasonOf(step, end, diff) : printProblem(problem);
  const parts = [
    text,
    refusedBefore(model, scenario, step),
    serverFaultIn(model, end?.seq)?.sentence ?? '',
    excusedText(model),
  ];
  return {
    step,
    line: lineOf(model, difference) ?? step.line,
    text: cutText(parts.filter((part) => part !== '').join(' '), LONGEST_TEXT),
    difference,
  };
}

/**
 * Who was refused and took it for an answer may wait in vain for what comes of it, as may others. `''` where nothing is
 * awaited.
 */
function refusedBefore(model: TraceModel, { steps }: Scenario, { index, actor }: Step): string {
  if (model.steps.get(index)?.ended?.verdict !== 'missing') return '';
  const taken = refusalsTaken(model, steps.slice(0, index - 1));
  const told = taken.findLast((refusal) => refusal.actor === actor) ?? taken.at(-1);
  return told === undefined
    ? ''
    : t('Before, {refusalWords}.', { refusalWords: refusalWords(told) });
}

function failureText(model: TraceModel, scenario: Scenario, step: Step): string {
  const { end, diff } = endOf(model, scenario, step);
  return reasonOf(step, end, diff);
}

/** How a step ended, and in what it differed. */
function endOf(model: TraceModel, scenario: Scenario, { index }: Step) {
  const end = model.steps.get(index)?.ended;
  const diff = end?.verdict === 'differs' ? stepDiff(model, scenario, index) : undefined;
  return { end, diff };
}

/** A run that went on past its first failure says so. */
function excusedText({ steps }: TraceModel): string {
  const records = [...steps.values()];
  if (!records.some(({ excused }) => excused !== undefined)) return '';
  const others = records.filter(({ ended }) => isFailure(ended?.verdict)).length - 1;
  if (others < 1) return t('The run went on past it.');
  return t('The run went on past it; {part} failed.', {
    part: t('{others, plural, one {one more step} other {{others} more steps}}', { others }),
  });
}

/** Where the expectation stands in the script. */
function lineOf(model: TraceModel, difference: Difference | undefined): number | undefined {
  const range = difference?.expectedRange;
  if (range === undefined || model.started === undefined) return undefined;
  return createLineIndex(model.started.source).positionAt(range.start).line;
}

function reasonOf(step: Step, end: StepEnded | undefined, diff: StanzaDiff | undefined): string {
  const status = diff === undefined ? '' : statusSentence(diff, step.actor);
  return [status, end?.note ?? ''].filter((part) => part !== '').join(' ');
}

function printProblem({ what, meaning, advice }: Problem): string {
  return [what, meaning, advice].filter((part) => part !== '').join(' ');
}

function placeOf(step: number, line: number | undefined): string {
  return line === undefined
    ? t('step {step}', { step })
    : t('step {step} (line {line})', { step, line });
}

/** In UTF-16 units. What a server said is quoted in it, and a server can say very much. */
const LONGEST_TEXT = 2_000;

function sentence(kind: OutcomeKind, lead: string, text = ''): OutcomeSentence {
  return { kind, lead, text: cutText(text, LONGEST_TEXT) };
}
