import { roomCheckHolds } from '../../insight/room-checks.ts';
import { truthAt } from '../../insight/server-truth.ts';
import { lessonText } from '../../script/lesson-tags.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { EventList } from '../../trace/event-list.ts';
import { checkWords } from './check-words.ts';

/** One thing that a lesson asks of a room, in the language of the page. */
export interface RoomGoal {
  readonly words: string;
  readonly holds: boolean;
}

/** What a lesson asks of rooms, as they are at the end of what was played; none holds where the server does not tell. */
export function roomGoals(
  { tags, actors }: Pick<Scenario, 'tags' | 'actors'>,
  events: EventList,
): readonly RoomGoal[] {
  const rooms = truthAt(events, undefined)?.rooms;
  return lessonText(tags).checks.map((check) => ({
    words: checkWords(check),
    holds: rooms !== undefined && roomCheckHolds(check, rooms, actors),
  }));
}

/** Whether all of it holds; so it is where nothing is asked. */
export function roomsAreAsAsked(scenario: Scenario, events: EventList): boolean {
  return roomGoals(scenario, events).every(({ holds }) => holds);
}
