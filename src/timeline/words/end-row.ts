import { t } from '../../base/translate.ts';
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
  if (started?.log !== undefined)
    return t('The log of {format} ends here.', { format: started.log.format });
  const after = durationWords(ended?.at ?? duration);
  const rest = notRunSentence(notRun);
  switch (ended?.outcome) {
    case 'passed':
      return passedSentence(total, notRun, after);
    case 'stopped':
      return t('The run was stopped here, after {after}.{rest}', { after, rest });
    case 'error': {
      const why = ended.problem === undefined ? '' : ` ${ended.problem.what}`;
      return t('The run broke off here, after {after}.{why}{rest}', { after, why, rest });
    }
    default:
      return t('The run ended here, after {after}.{rest}', { after, rest });
  }
}

function passedSentence(total: number, notRun: number, after: string): string {
  if (notRun > 0)
    return t('The run ended here, after {after}.{notRunSentence}', {
      after,
      notRunSentence: notRunSentence(notRun),
    });
  if (total === 0) return t('There were no steps to run.');
  return t(
    '{total, plural, one {The one step ran, in {after}.} other {All {total} steps ran, in {after}.}}',
    { total, after },
  );
}

function notRunSentence(count: number): string {
  if (count === 0) return '';
  return t('{count, plural, one { 1 step was not run.} other { {count} steps were not run.}}', {
    count,
  });
}
