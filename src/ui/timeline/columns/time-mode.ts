import { t } from '../../../base/translate.ts';
import { previousMoment } from '../../../timeline/find-row.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import { deltaWords, momentWords, withUnit } from '../../../timeline/words/time-words.ts';

/** What the time column shows: since the row before, or since the run began. */
export type TimeMode = 'delta' | 'moment';

export interface RowTime {
  readonly text: string;
  /** Both times in words. */
  readonly title: string;
}

/** `undefined` for what has not happened. */
export function rowTime(rows: RowList, index: number, mode: TimeMode): RowTime | undefined {
  const row = rows.at(index);
  const before = previousMoment(rows, index);
  if (row?.kind !== 'arrow' || row.at === undefined || before === undefined) return undefined;
  const delta = deltaWords(row.at - before);
  const moment = momentWords(row.at);
  const side = delta.startsWith('+') ? 'after' : 'before';
  return {
    text: mode === 'delta' ? delta : moment,
    title: t('{withUnit} after the start, {withUnit2} {side} the row above', {
      withUnit: withUnit(moment),
      withUnit2: withUnit(delta.slice(1)),
      side,
    }),
  };
}
