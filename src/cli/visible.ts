import { visibleText } from '../base/visible-text.ts';

/** One line for a terminal: what cannot be seen is told, so that no name can steer it or pass for another one. */
export function visible(text: string): string {
  return visibleText(text);
}
