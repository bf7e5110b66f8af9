import type { XmlElement } from '../../../xml/element.ts';

/** The most characters that a repair writes into a script: more than that nobody reads there, or wants to keep. */
const MOST_WRITTEN = 1_000_000;

/** Whether a value that came is not too long for a script. */
export function isWritableText(text: string): boolean {
  return text.length <= MOST_WRITTEN;
}

/** Whether an element that came is not too large for a script; one that was made in code never is. */
export function isWritable({ range }: Pick<XmlElement, 'range'>): boolean {
  return range === undefined || range.end - range.start <= MOST_WRITTEN;
}
