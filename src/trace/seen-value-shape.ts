import type { SeenValue } from '../base/logpoint.ts';
import { count, listOf, shape, text, type ValueShape } from './shape.ts';

/** Values side by side; more than the embedded server tells. */
export const MAX_SEEN = 500;
/** Values within values; deeper ones are left out. */
const MAX_DEPTH = 6;
/** Secrets are masked before a text is cut here, so that no part of one is left at its end. */
const MAX_TEXT = 500;

const seenText = text(MAX_TEXT);

/** A value of the server's Lua, with what is in it. */
export function seenValue(depth = MAX_DEPTH): ValueShape<SeenValue> {
  const inner = depth === 0 ? {} : { fields: listOf(MAX_SEEN, seenValue(depth - 1)) };
  return shape({ name: seenText, type: seenText, text: seenText }, { ...inner, more: count });
}
