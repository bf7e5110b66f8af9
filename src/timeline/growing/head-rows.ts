import type { Scene } from '../../script/scenario.ts';
import { sceneRow } from '../scene-rows.ts';
import {
  compareRowKeys,
  END_PLACE,
  HAPPENED,
  HIDDEN,
  PENDING,
  SHOWN,
  type Entry,
  type RowKey,
} from './entry.ts';
import type { RowFilter } from '../filter/row-filter.ts';
import type { SceneHeads } from './scene-heads.ts';
import type { ShownRows } from './shown-rows.ts';
import type { Tallies } from './tallies.ts';

interface HeadSources {
  readonly scenes: readonly Scene[];
  readonly filterNow: () => RowFilter;
  readonly tallies: Tallies;
  readonly heads: SceneHeads;
}

/** Puts the heads of scenes among the rows, with what they say of their steps. */
export class HeadRows {
  readonly #sources: HeadSources;
  /** Where they are, by scene. */
  readonly #places: Map<number, RowKey>;

  /** `others`: heads that stand there already. */
  constructor(sources: HeadSources, others?: HeadRows) {
    this.#sources = sources;
    this.#places = new Map(others === undefined ? [] : others.#places);
  }

  /** Those anew about whose scenes something has changed. */
  refresh(rows: ShownRows, begun: boolean): void {
    const { tallies, scenes } = this.#sources;
    const filter = this.#sources.filterNow();
    if (tallies.touched.size === 0) return;
    const heads: Entry[] = [];
    for (const index of tallies.touched) {
      const scene = scenes[index];
      const count = rows.passingIn(index, HAPPENED) + rows.passingIn(index, PENDING);
      const place = this.#move(index, rows);
      if (scene === undefined || place === undefined) continue;
      const verdicts = tallies.ofScene(index);
      const what = sceneRow(scene, { verdicts, folded: filter.isFolded(index), begun });
      const mark = !filter.isActive || count > 0 ? SHOWN : HIDDEN;
      heads.push({ ...place, what, scene: index, mark });
    }
    tallies.touched.clear();
    rows.put(heads);
  }

  /** Takes a head away that stands elsewhere; where it is to stand, what is put there takes its place. */
  #move(scene: number, rows: ShownRows): RowKey | undefined {
    const before = this.#places.get(scene);
    const place = this.#placeOf(scene, rows);
    const stays = before !== undefined && place && compareRowKeys(before, place) === 0;
    if (before !== undefined && !stays) rows.remove(before);
    if (place === undefined) this.#places.delete(scene);
    else this.#places.set(scene, place);
    return place;
  }

  /** Where only what did not happen passes of a scene, its head stands after the end of the run. */
  #placeOf(scene: number, rows: ShownRows): RowKey | undefined {
    const { heads } = this.#sources;
    const filter = this.#sources.filterNow();
    const place = heads.keyOf(scene);
    const isAfterEnd =
      place?.part === HAPPENED && filter.isActive && rows.passingIn(scene, HAPPENED) === 0;
    return isAfterEnd ? { ...END_PLACE, order: 1, head: scene } : place;
  }
}
