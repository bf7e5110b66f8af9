declare const brandKey: unique symbol;

/** A nominal type: `Brand<number, 'EventSeq'>` is no plain number and no other brand. */
export type Brand<T, Name extends string> = T & { readonly [brandKey]: Name };
