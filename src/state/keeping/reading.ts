import * as v from 'valibot';

/** What was made of a stored value. `isWhole` is false when a part of it did not fit, and was left out. */
export interface Read<T> {
  readonly value: T;
  readonly isWhole: boolean;
}

type Schema<T> = v.GenericSchema<unknown, T>;

/** Reads a stored value part by part: what fits is taken, what does not is left out, and noted. */
export class Reading {
  isWhole = true;

  /** `undefined` for what is no object. */
  record(value: unknown): Readonly<Record<string, unknown>> | undefined {
    if (Array.isArray(value)) return this.note();
    return this.#parsed(v.record(v.string(), v.unknown()), value);
  }

  take<T>(schema: Schema<T>, value: unknown, otherwise: T): T {
    if (value === undefined) return otherwise;
    return this.#parsed(schema, value) ?? otherwise;
  }

  /** Each element for itself; at most `most` of them. */
  list<T>(schema: Schema<T>, value: unknown, most: number): T[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.isWhole = false;
      return [];
    }
    if (value.length > most) this.isWhole = false;
    return value.slice(0, most).flatMap((each: unknown) => {
      const element = this.#parsed(schema, each);
      return element === undefined ? [] : [element];
    });
  }

  /** Something does not fit after all. */
  note(): undefined {
    this.isWhole = false;
  }

  #parsed<T>(schema: Schema<T>, value: unknown): T | undefined {
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    this.isWhole = false;
    return undefined;
  }
}
