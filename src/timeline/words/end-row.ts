import type { TraceModel } from '../../trace/model.ts';
import type { EndRow } from '../model.ts';
import { durationWords } from './time-words.ts';

/** The row that says where and how the run ended; `undefined` while it has not. */
export function endRow(model: TraceModel, total: number, notRun: number): EndRow | undefined {
  if (model.ended === undefined) return undefined;
  return { kind: 'end', id: 'end', text: endSentence(model, total, notRun) };
}

function endSentence(model: TraceModel, total: number, notRun: number): string {
  const { ended, duration, started } = model;
  if (started?.log !== undefined) return `The log of ${started.log.format} ends here.`;
  const after = durationWords(ended?.at ?? duration);
  const rest = notRunSentence(notRun);
  switch (ended?.outcome) {
    case 'passed':
      return passedSentence(total, notRun, after);
    case 'stopped':
      return `The run was stopped here, after ${after}.${rest}`;
    case 'error': {
      const why = ended.problem === undefined ? '' : ` ${ended.problem.what}`;
      return `The run broke off here, after ${after}.${why}${rest}`;
    }
    default:
      return `The run ended here, after ${after}.${rest}`;
  }
}

function passedSentence(total: number, notRun: number, after: string): string {
  if (notRun > 0) return `The run ended here, after ${after}.${notRunSentence(notRun)}`;
  if (total === 0) return `There were no steps to run.`;
  return total === 1 ? `The one step ran, in ${after}.` : `All ${total} steps ran, in ${after}.`;
}

function notRunSentence(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' 1 step was not run.' : ` ${count} steps were not run.`;
}
