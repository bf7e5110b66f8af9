import * as v from 'valibot';

/** What was made of a stored value. `isWhole` is false when a part of it did not fit, and was left out. */
export interface Read<T> {
  readonly value: T;
  readonly isWhole: boolean;
}

/** Reads a stored value, whatever it is: takes what fits, and leaves out what does not. Never throws. */
export type Reader<T> = (stored: unknown) => Read<T>;

type Schema<T> = v.GenericSchema<unknown, T>;

/** Fits as a whole or not at all. `otherwise` stands for what does not fit, and for what is absent: that is no damage. */
export function part<T>(schema: Schema<T>, otherwise: T): Reader<T> {
  return (stored) => {
    if (stored === undefined) return { value: otherwise, isWhole: true };
    const { success, output } = v.safeParse(schema, stored);
    return { value: success ? output : otherwise, isWhole: success };
  };
}

/** A list, element by element; at most so many of them. Absent, it is empty. */
export function eachOf<T>(
  schema: Schema<T>,
  { most }: { readonly most: number },
): Reader<readonly T[]> {
  return (stored = []) => {
    if (!Array.isArray(stored)) return { value: [], isWhole: false };
    const read = stored.slice(0, most).map((each: unknown) => v.safeParse(schema, each));
    const value = read.flatMap(({ success, output }) => (success ? [output] : []));
    return { value, isWhole: value.length === stored.length };
  };
}

/** An object, part by part; what it holds besides is passed over. What is no object is one without parts, and damaged. */
export function parts<T extends object>(readers: {
  readonly [K in keyof T]: Reader<T[K]>;
}): Reader<T> {
  const all = Object.entries<Reader<unknown>>(readers);
  return (stored) => {
    const { value: known, isWhole } = fields(stored);
    const read = all.map(([key, reader]) => [key, reader(known[key])] as const);
    return {
      value: Object.fromEntries(read.map(([key, { value }]) => [key, value])) as T,
      isWhole: isWhole && read.every(([, each]) => each.isWhole),
    };
  };
}

/** An object whose keys are names, each of its values for itself. Absent, it is empty. */
export function eachNamed<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (stored = {}) => {
    const { value: known, isWhole } = fields(stored);
    const read = Object.entries(known).map(([key, each]) => [key, reader(each)] as const);
    return {
      value: Object.fromEntries(read.map(([key, { value }]) => [key, value])),
      isWhole: isWhole && read.every(([, each]) => each.isWhole),
    };
  };
}

/** The same of a text in JSON; what is no JSON is as what is absent. */
export function fromJson<T>(reader: Reader<T>): (text: string) => Read<T> {
  return (text) => reader(parsed(text));
}

const object = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.unknown()),
);

function fields(stored: unknown): Read<Readonly<Record<string, unknown>>> {
  const { success, output } = v.safeParse(object, stored);
  return { value: success ? output : {}, isWhole: success };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
