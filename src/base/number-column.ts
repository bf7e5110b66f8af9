const FIRST_SIZE = 1024;

/** Whole numbers by place, four bytes each, however many places there are; 0 where none was set. */
export class NumberColumn {
  #numbers = new Int32Array(FIRST_SIZE);

  get(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  set(place: number, value: number): void {
    if (place >= this.#numbers.length) {
      const more = new Int32Array(Math.max(place + 1, this.#numbers.length * 2));
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[place] = value;
  }
}
