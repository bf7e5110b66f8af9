import * as v from 'valibot';
import {
  isUsual,
  USUAL_LANES,
  type LaneArrangement,
} from '../../timeline/arrangement/lane-arrangement.ts';
import type { Stores } from '../app-state.ts';
import { writtenTitle, type DocumentState } from '../document-store.ts';
import type { SettingsState, SettingsStore } from '../settings-store.ts';
import { KEPT_LANES, MOST_ARRANGED, type KeptLanes } from './kept-lanes.ts';

type NamedScript = Pick<DocumentState, 'file' | 'draftId' | 'scenarioId' | 'fileName' | 'text'>;

/** What names a script over edits and visits: where it came from, or if it came from nowhere its title. */
export function laneScript({ file, draftId, scenarioId, fileName, text }: NamedScript): string {
  return file?.id ?? draftId ?? scenarioId ?? fileName ?? `# ${writtenTitle(text)}`;
}

/** How the lanes of a script are arranged: the usual way, where nobody has done so. */
export function arrangementOf(
  { lanes }: Pick<SettingsState, 'lanes'>,
  script: string,
): LaneArrangement {
  return lanes.find((kept) => kept.script === script)?.arrangement ?? USUAL_LANES;
}

/** Changes how the lanes of the script that is open are arranged. More than what is kept changes nothing. */
export function changeLanes(
  stores: Pick<Stores, 'document' | 'settings'>,
  change: (arrangement: LaneArrangement) => LaneArrangement,
): void {
  const script = laneScript(stores.document.getState());
  const arrangement = change(arrangementOf(stores.settings.getState(), script));
  const kept = { script, arrangement };
  if (v.is(KEPT_LANES, kept)) keepLanes(stores.settings, kept);
}

function keepLanes(settings: SettingsStore, kept: KeptLanes): void {
  settings.setState(({ lanes }) => {
    const others = lanes.filter(({ script }) => script !== kept.script);
    const all = isUsual(kept.arrangement) ? others : [kept, ...others];
    return { lanes: all.slice(0, MOST_ARRANGED) };
  });
}
