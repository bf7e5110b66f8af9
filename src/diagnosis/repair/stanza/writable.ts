import type { XmlElement } from '../../../xml/element.ts';

/** The most characters that a repair writes into a script: more than that nobody reads there, or wants to keep. */
const MOST_WRITTEN = 1_000_000;

/** Whether a value that came is not too long for a script. */
export function isWritableText(text: string): boolean {
  return text.length <= MOST_WRITTEN;
}

/** Whether an element that came is not too large for a script. No more of it is looked at than that takes. */
export function isWritable(element: XmlElement): boolean {
  return roomAfter(element, MOST_WRITTEN) >= 0;
}

export function isWritableIfThere(element: XmlElement | undefined): boolean {
  return element === undefined || isWritable(element);
}

/** What is left of so many characters behind an element, about; negative where they do not suffice. */
function roomAfter(element: XmlElement, room: number): number {
  let left = room - element.local.length;
  for (const { local, value } of element.attributes) left -= local.length + value.length;
  for (const child of element.children) {
    if (left < 0) break;
    left = child.kind === 'text' ? left - child.text.length : roomAfter(child, left);
  }
  return left;
}
