const PAGE = 1024;

type Page<T> = (T | undefined)[];

/** Items by number. Two forks share the pages that neither has changed since; to fork costs a thousandth of all items. */
export class PagedList<T> {
  readonly #pages: Map<number, Page<T>>;
  /** Pages that no other list has. */
  readonly #own = new Set<Page<T>>();

  constructor(pages: ReadonlyMap<number, Page<T>> = new Map<number, Page<T>>()) {
    this.#pages = new Map(pages);
  }

  get(place: number): T | undefined {
    return this.#pages.get(Math.floor(place / PAGE))?.[place % PAGE];
  }

  set(place: number, item: T | undefined): void {
    const number = Math.floor(place / PAGE);
    let page = this.#pages.get(number);
    if (page === undefined || !this.#own.has(page)) {
      page = page?.slice() ?? [];
      this.#pages.set(number, page);
      this.#own.add(page);
    }
    page[place % PAGE] = item;
  }

  /** Another list of the same items; this one may go on, too. */
  fork(): PagedList<T> {
    this.#own.clear();
    return new PagedList(this.#pages);
  }
}
