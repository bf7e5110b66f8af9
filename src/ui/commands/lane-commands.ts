import { t } from '../../base/translate.ts';
import { arrangementOf, changeLanes, laneScript } from '../../state/lanes/script-lanes.ts';
import { arrangeLanes } from '../../timeline/arrangement/arranged-lanes.ts';
import {
  isUsual,
  USUAL_LANES,
  withShown,
  type LaneArrangement,
} from '../../timeline/arrangement/lane-arrangement.ts';
import {
  LANE_DEEDS,
  possibleDeeds,
  withAllShown,
  withDeed,
  withOthersGrouped,
  type LaneDeed,
} from '../../timeline/arrangement/lane-deeds.ts';
import type { Command, CommandPage } from './command.ts';

/** How lanes are arranged, all of them at once. */
export const LANE_COMMANDS: readonly Command[] = [
  {
    id: 'lanes-usual',
    title: t('Lanes as usual: in their own order, none hidden, pinned or grouped'),
    group: 'Look',
    keys: [],
    isOffered: (page) => !isUsual(arrangementNow(page)),
    carryOut: ({ stores }) => changeLanes(stores, () => USUAL_LANES),
  },
  {
    id: 'lanes-show-all',
    title: t('Show all hidden lanes'),
    group: 'Look',
    keys: [],
    isOffered: (page) => arrangementNow(page).hidden.length > 0,
    carryOut: ({ stores }) => changeLanes(stores, withAllShown),
  },
  {
    id: 'lanes-group-others',
    title: t('Group all actors whose lanes are not pinned'),
    group: 'Look',
    keys: [],
    carryOut: ({ stores }) =>
      changeLanes(stores, (arrangement) =>
        withOthersGrouped(arrangement, stores.view.getState().lanes),
      ),
  },
];

/** What can be done with one lane, in words that name it. */
export interface LaneChoice {
  readonly id: string;
  readonly words: string;
  readonly carryOut: () => void;
}

/** With more lanes than this they can be pinned and hidden by name; the rest is in the menus of their heads. */
const MANY_LANES = 12;
const OF_MANY: readonly LaneDeed[] = ['pin', 'unpin', 'hide'];

/** What can be done with each of the lanes that the timeline has. */
export function laneChoices(page: CommandPage): readonly LaneChoice[] {
  const { stores } = page;
  const { lanes } = stores.view.getState();
  const arranged = arrangeLanes(lanes, arrangementNow(page));
  const isMany = arranged.columns.length > MANY_LANES;
  const deeds = arranged.columns.flatMap(({ key, title }) =>
    possibleDeeds(arranged, key)
      .filter((deed) => !isMany || OF_MANY.includes(deed))
      .map((deed) => ({
        id: `lane-${deed}-${key}`,
        words: t('Lane {title}: {deed}', { title, deed: LANE_DEEDS[deed] }),
        carryOut: () =>
          changeLanes(stores, (arrangement) => withDeed(arrangement, lanes, { deed, key })),
      })),
  );
  const shown = arranged.hidden.flatMap((index) => {
    const { id, title } = lanes[index] ?? {};
    if (id === undefined || title === undefined) return [];
    const carryOut = () => changeLanes(stores, (arrangement) => withShown(arrangement, [id]));
    return [{ id: `lane-show-${id}`, words: t('Lane {title}: Show', { title }), carryOut }];
  });
  return [...shown, ...deeds];
}

function arrangementNow({ stores }: CommandPage): LaneArrangement {
  return arrangementOf(stores.settings.getState(), laneScript(stores.document.getState()));
}
