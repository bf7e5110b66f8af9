import { t } from '../../../base/translate.ts';
import type { ArrangedLanes } from '../../../timeline/arrangement/arranged-lanes.ts';
import { OTHERS, type LaneDeed } from '../../../timeline/arrangement/lane-deeds.ts';

/** The columns after a deed, and the index of the one that it was about; -1 where that is hidden. */
export interface DeedDone {
  readonly now: ArrangedLanes;
  readonly at: number;
}

/** What was done with a lane, for those who hear the page. */
export function newsOfDeed(deed: LaneDeed, title: string, done: DeedDone): string {
  const { title: group = title } = done.now.columns[done.at] ?? {};
  switch (deed) {
    case 'hide':
      return t('{title} is hidden.', { title });
    case 'pin':
      return t('{title} is pinned at the left.', { title });
    case 'unpin':
      return t('{title} is no longer pinned.', { title });
    case 'group-left':
    case 'group-right':
      return t('One lane now: {group}.', { group });
    case 'group-others':
      return t('All other actors share one lane now: {group}.', { group: OTHERS });
    case 'ungroup':
      return t('{title} is ungrouped.', { title });
    default:
      return newsOfPlace(title, done);
  }
}

/** Where a lane stands now. */
export function newsOfPlace(title: string, { now: { columns }, at }: DeedDone): string {
  const before = columns[at + 1]?.title;
  const place = { title, at: at + 1, count: columns.length };
  return before === undefined
    ? t('{title} is lane {at} of {count}.', place)
    : t('{title} is lane {at} of {count}, before {before}.', { ...place, before });
}
