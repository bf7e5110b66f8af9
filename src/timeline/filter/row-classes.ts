import { NumberColumn } from '../../base/number-column.ts';
import type { RowVerdict } from '../model.ts';
import type { RowSeed } from '../row-seeds.ts';
import type { CommonHead, StanzaReader } from '../stanza-reader.ts';
import { VERDICTS } from '../words/verdict-words.ts';

const DIRECTIONS = 2;
const VERDICT_PLACES = new Map(VERDICTS.map((verdict, index) => [verdict, index]));

/**
 * Rows of stanzas that no step took, in classes: of one class are those of one actor, way, verdict and head. All that a
 * filter can know of them without looking into the stanza they have in common, and of a million there are some hundreds.
 */
export class RowClasses {
  readonly #reader: StanzaReader;
  /** By head and actor: the class of each way and verdict. */
  readonly #classes = new Map<CommonHead, Map<string, Int32Array>>();
  /** By mark, counted from 1: a row is classed when a filter asks first. */
  readonly #known: NumberColumn | undefined;
  #count = 0;

  /** `remembers`: what it has found of rows, whose marks then are to be few. */
  constructor(reader: StanzaReader, remembers = true) {
    this.#reader = reader;
    this.#known = remembers ? NumberColumn.ofNumbers() : undefined;
  }

  /** Counts from 1; 0 for a row that has something of its own. */
  of(seed: RowSeed, mark: number): number {
    const known = this.known(mark);
    if (known > 0) return known;
    const { frame, step, told } = seed;
    if (frame === undefined || step !== undefined || told !== undefined) return 0;
    const found = this.#find(this.#reader.head(frame), seed);
    this.#known?.set(mark, found);
    return found;
  }

  /** The same, without a look at the row; 0 where nobody has asked before. */
  known(mark: number): number {
    return this.#known?.get(mark) ?? 0;
  }

  #find(head: CommonHead, { actor, direction, verdict }: RowSeed): number {
    let ofHead = this.#classes.get(head);
    if (ofHead === undefined) this.#classes.set(head, (ofHead = new Map<string, Int32Array>()));
    let own = ofHead.get(actor);
    if (own === undefined) ofHead.set(actor, (own = new Int32Array(DIRECTIONS * VERDICTS.length)));
    const place = placeOf(verdict) * DIRECTIONS + Number(direction === 'sent');
    const found = own[place] ?? 0;
    return found > 0 ? found : (own[place] = ++this.#count);
  }
}

function placeOf(verdict: RowVerdict): number {
  return VERDICT_PLACES.get(verdict) ?? 0;
}
