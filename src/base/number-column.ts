const FIRST_SIZE = 1024;

type Numbers = Int32Array | Uint8Array;

/** Whole numbers by place, four bytes each, however many places there are; 0 where none was set. */
export class NumberColumn {
  #numbers: Numbers;
  readonly #ofSize: (size: number) => Numbers;

  private constructor(ofSize: (size: number) => Numbers) {
    this.#ofSize = ofSize;
    this.#numbers = ofSize(FIRST_SIZE);
  }

  static ofNumbers(): NumberColumn {
    return new NumberColumn((size) => new Int32Array(size));
  }

  /** Below 256, one byte each. */
  static ofBytes(): NumberColumn {
    return new NumberColumn((size) => new Uint8Array(size));
  }

  get(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  set(place: number, value: number): void {
    if (place >= this.#numbers.length) {
      const more = this.#ofSize(Math.max(place + 1, this.#numbers.length * 2));
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[place] = value;
  }
}
