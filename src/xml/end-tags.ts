/** Tells of a text which end tags have no start tag of their own. The text is looked through once. */
export class EndTags {
  readonly #byName = new Map<string, Tags>();

  constructor(text: string) {
    for (const { 1: slash, 2: name = '', 3: rest = '', index } of text.matchAll(TAG)) {
      if (!rest.endsWith('/')) this.#add(name, index, slash === '/' ? 1 : -1);
    }
    for (const tags of this.#byName.values()) findLater(tags);
  }

  /** Whether an end tag of that name that has no start tag of its own follows behind a place, which is in no tag. */
  isAhead(name: string, from: number): boolean {
    const tags = this.#byName.get(name);
    if (tags === undefined) return false;
    const next = firstFrom(tags.places, from);
    return (tags.highest[next] ?? -Infinity) > (tags.balances[next - 1] ?? 0);
  }

  #add(name: string, place: number, step: number): void {
    const tags = this.#byName.get(name) ?? { places: [], balances: [], highest: [] };
    this.#byName.set(name, tags);
    tags.places.push(place);
    tags.balances.push((tags.balances.at(-1) ?? 0) + step);
  }
}

/** A name is taken whole or not at all: without that, a name as long as a script would be tried at each length. */
const TAG = /<(\/?)([^\s<>/]+)(?![^\s<>/])([^<>]*)>/g;

/** The tags of one name, in order; empty ones are none. */
interface Tags {
  readonly places: number[];
  /** End tags less start tags up to here, this one included. */
  readonly balances: number[];
  /** The highest balance from here on. */
  readonly highest: number[];
}

function findLater({ balances, highest }: Tags): void {
  let best = -Infinity;
  for (let index = balances.length - 1; index >= 0; index -= 1) {
    best = Math.max(best, balances[index] ?? best);
    highest[index] = best;
  }
}

/** The index of the first place that is not before `from`. */
function firstFrom(places: readonly number[], from: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
