import { t } from '../../base/translate.ts';
import { describeOutcome, failedAt, serverFaultIn } from '../../diagnosis/diagnosis.ts';
import { differenceLines } from '../../insight/difference-rows/difference-lines.ts';
import type { Difference } from '../../match/difference.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { Problem } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import { modelOf } from '../../trace/model-of.ts';
import { isFailure, type FailedVerdict } from '../../trace/verdict.ts';
import { sizeOf } from '../kept-runs.ts';
import type { Unnamed } from '../run-changes.ts';
import type { PastRun } from '../runs-store.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { SuiteEnd, SuiteFailure } from './suite-store.ts';

/** What a suite tells of a run that came to its end; `undefined` of one that was stopped before. */
export function endOfRun(run: Unnamed<PastRun>): SuiteEnd | undefined {
  const { outcome, scenario, events } = run;
  if (outcome === 'stopped') return undefined;
  const model = modelOf(events);
  const told = outcome === 'passed' ? passed(model, scenario) : failed(model, scenario);
  return {
    state: 'done',
    outcome,
    steps: scenario.steps.length,
    duration: model.duration,
    record: { kind: 'kept', run, size: sizeOf(events) },
    ...told,
  };
}

type ToldEnd = Pick<SuiteEnd, 'verdict' | 'firstFailure' | 'remark' | 'stepsDone'>;

function passed(model: TraceModel, scenario: Scenario): ToldEnd {
  const { lead, tookRefusal } = describeOutcome(model, scenario);
  return {
    verdict: 'passed',
    firstFailure: undefined,
    remark: tookRefusal === true ? lead : serverFaultIn(model)?.sentence,
    stepsDone: scenario.steps.length,
  };
}

function failed(model: TraceModel, scenario: Scenario): ToldEnd {
  const at = failedAt(model, scenario);
  const step = at?.step.index;
  const verdict = failedVerdict(model.steps.get(step ?? 0)?.ended?.verdict);
  return {
    verdict,
    firstFailure: {
      step,
      line: at?.line,
      sentence: at?.text ?? problemWords(model.ended?.problem),
      words: failureWords(verdict, at?.difference),
    },
    remark: undefined,
    stepsDone: step ?? model.currentStep,
  };
}

/** What a suite tells of a script that could not be run; `steps`: 0 where it could not be read. */
export function endOfRefusal(problem: RunRefusal, steps: number): SuiteEnd {
  const firstFailure: SuiteFailure = {
    step: undefined,
    line: undefined,
    sentence: problem.what,
    words: REFUSAL_WORDS.get(problem.code) ?? t('could not start'),
  };
  return {
    state: 'done',
    outcome: 'error',
    verdict: 'failed',
    firstFailure,
    remark: undefined,
    steps,
    stepsDone: 0,
    duration: 0,
    record: { kind: 'refused', problem },
  };
}

const REFUSAL_WORDS: ReadonlyMap<string, string> = new Map([
  ['script-broken', t('has errors')],
  ['script-empty', t('has no steps')],
  ['prosody-does-not-fit', t('for another version')],
  ['modules-of-others', t('asks for modules')],
]);

/** An error may end a run before its step has a verdict. */
function failedVerdict(verdict: string | undefined): FailedVerdict {
  return isFailure(verdict) ? verdict : 'failed';
}

function problemWords(problem: Problem | undefined): string {
  if (problem === undefined) return '';
  return [problem.what, problem.meaning, problem.advice].filter((part) => part !== '').join(' ');
}

const VERDICT_WORDS: Readonly<Record<FailedVerdict, string>> = {
  differs: t('differs'),
  missing: t('never came'),
  unexpected: t('one too many'),
  failed: t('broke off'),
};

/** The reason in about three words: `no role`, `other type`, `never came`. */
function failureWords(verdict: FailedVerdict, difference: Difference | undefined): string {
  if (difference === undefined) return VERDICT_WORDS[verdict];
  const { expected, received } = differenceLines(difference);
  if (received.kind === 'absent') return received.text;
  const name = (difference.path.at(-1) ?? '').replace(/^@/, '').split('[', 1)[0] ?? '';
  const subject = difference.path.at(-1)?.startsWith('@') === true ? name : elementWords(name);
  switch (difference.kind) {
    case 'attribute-extra':
    case 'child-extra':
      return t('{subject} is extra', { subject });
    case 'order':
      return t('{subject} out of order', { subject });
    case 'name':
      return t('another element');
    default:
      return expected.kind === 'absent'
        ? t('{subject} is extra', { subject })
        : t('another {subject}', { subject });
  }
}

function elementWords(name: string): string {
  return name === 'text()' ? t('text') : `<${name}>`;
}
