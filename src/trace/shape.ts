import { t } from '../base/translate.ts';
import { err, ok, type Result } from '../base/result.ts';
import { cutText } from './text-caps.ts';

/** Why untrusted JSON was refused: `at` names the field (`problem.code`, `''` for the whole), `expected` what it must be. */
export interface Mismatch {
  readonly at: string;
  readonly expected: string;
}

/**
 * Checks a value of unknown shape and rebuilds it from known fields: what is not asked for is dropped, what is too long is
 * cut. So it makes what is recorded fit, and reads what was recorded: what it gave once, it gives again unchanged. An object
 * that fits as it is stays the very object: a million events are as light as they were read.
 */
export type ValueShape<T> = (value: unknown) => Result<T, Mismatch>;

type Shapes = Readonly<Record<string, ValueShape<unknown>>>;
type Shaped<S extends Shapes> = { [K in keyof S]: S[K] extends ValueShape<infer T> ? T : never };

/** A text; one of more than `maxLength` UTF-16 units is cut, and its end says so. */
export function text(maxLength: number): ValueShape<string> {
  return (value) =>
    typeof value === 'string' ? ok(cutText(value, maxLength)) : mismatch(t('a text'));
}

/** A number that is only shown: one that JSON cannot hold is 0. */
export const figure: ValueShape<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? ok(value) : ok(0);

/** A finite number that is at least 0. */
export const amount: ValueShape<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? ok(value)
    : mismatch(t('a number, 0 or more'));

/** A whole number that counts from 0. */
export const count: ValueShape<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? ok(value)
    : mismatch(t('a whole number, 0 or more'));

export const flag: ValueShape<boolean> = (value) =>
  typeof value === 'boolean' ? ok(value) : mismatch(t('true or false'));

export function oneOf<const T extends string | number | boolean>(
  ...values: readonly T[]
): ValueShape<T> {
  return (value) => {
    const found = values.find((each) => each === value);
    return found === undefined
      ? mismatch(t('one of {values}', { values: values.join(', ') }))
      : ok(found);
  };
}

/** A flat object of texts: the first `maxEntries`, each value cut to `maxLength`. */
export function texts(maxEntries: number, maxLength: number): ValueShape<Record<string, string>> {
  const valueShape = text(maxLength);
  return (value) => {
    if (!isRecord(value)) return mismatch(t('an object of texts'));
    const kept: [string, string][] = [];
    for (const [key, raw] of Object.entries(value).slice(0, maxEntries)) {
      const checked = valueShape(raw);
      if (!checked.ok) return inside(key, checked.error);
      kept.push([key, checked.value]);
    }
    return ok(Object.fromEntries(kept));
  };
}

/** A list of items of one shape: the first `maxLength`. */
export function listOf<T>(maxLength: number, item: ValueShape<T>): ValueShape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return mismatch(t('a list'));
    const kept: T[] = [];
    for (const [index, raw] of value.slice(0, maxLength).entries()) {
      const checked = item(raw);
      if (!checked.ok) return inside(String(index), checked.error);
      kept.push(checked.value);
    }
    return ok(kept);
  };
}

/** An object with `required` fields, and `optional` ones that are left out where they are absent. */
export function shape<R extends Shapes, O extends Shapes>(
  required: R,
  optional: O,
): ValueShape<Shaped<R> & Partial<Shaped<O>>> {
  const fields = Object.entries({ ...required, ...optional });
  return (value) => {
    if (!isRecord(value)) return mismatch(t('an object'));
    let count = 0;
    let changed: Record<string, unknown> | undefined;
    for (const [name, check] of fields) {
      const raw = Object.hasOwn(value, name) ? value[name] : undefined;
      if (raw === undefined && Object.hasOwn(optional, name)) continue;
      const checked = check(raw);
      if (!checked.ok) return inside(name, checked.error);
      if (checked.value !== raw) (changed ??= {})[name] = checked.value;
      count += 1;
    }
    const isKept = changed === undefined && Object.keys(value).length === count;
    const shaped = isKept ? value : { ...pick(value, fields), ...changed };
    // Every field was checked by the very shapes that the type is made of.
    return ok(shaped as Shaped<R> & Partial<Shaped<O>>);
  };
}

/** The fields that are known, as far as they are there. */
function pick(value: Readonly<Record<string, unknown>>, fields: readonly [string, unknown][]) {
  const known = fields.filter(([name]) => Object.hasOwn(value, name) && value[name] !== undefined);
  return Object.fromEntries(known.map(([name]) => [name, value[name]]));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mismatch(expected: string): Result<never, Mismatch> {
  return err({ at: '', expected });
}

function inside(name: string, { at, expected }: Mismatch): Result<never, Mismatch> {
  return err({ at: at === '' ? name : `${name}.${at}`, expected });
}
