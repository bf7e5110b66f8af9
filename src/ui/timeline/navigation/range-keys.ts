import type { KeyboardEvent } from 'react';
import { walk, type WalkCommand } from '../../../timeline/walk.ts';
import { isControl, WALKS, type GridKeys } from './use-grid-keys.ts';
import type { ChosenRows } from './use-row-range.ts';

/** With Shift they choose the rows in between. */
const WITH_SHIFT: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowUp',
  'Home',
  'End',
  'PageDown',
  'PageUp',
]);

export interface RangeKeys extends Omit<GridKeys, 'moveLanes'> {
  readonly chosen: ChosenRows;
}

/** Before other keys of the rows: those that choose rows, and those that choose none again. */
export function rangeKeys(
  { rows, active, page, goTo, chosen }: RangeKeys,
  others: (event: KeyboardEvent) => void,
) {
  return (event: KeyboardEvent) => {
    const { key } = event;
    const isOurs = !(event.ctrlKey || event.metaKey || event.altKey) && !isControl(event.target);
    const command = isOurs ? WALKS[key] : undefined;
    if (command !== undefined && event.shiftKey && WITH_SHIFT.has(key)) extend(command);
    else if (isOurs && key === 'Escape' && chosen.places !== undefined) chosen.clear();
    else {
      if (command !== undefined) chosen.clear();
      return others(event);
    }
    return event.preventDefault();
  };

  /** Heads of scenes are passed over. */
  function extend(command: WalkCommand): void {
    const first = walk(command, { rows, from: active, page });
    const by = first < active ? -1 : 1;
    let index = first;
    while (rows.at(index)?.kind === 'scene') index += by;
    if (rows.at(index)?.kind !== 'arrow') index = first - by;
    if (rows.at(index)?.kind !== 'arrow') return;
    chosen.extend(active, index);
    goTo(index);
  }
}
