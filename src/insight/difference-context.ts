import type { Difference } from '../match/difference.ts';
import type { XmlElement } from '../xml/element.ts';

/** A difference in the stanzas that it is part of. */
export interface DifferenceInContext {
  readonly difference: Difference;
  readonly expected: XmlElement;
  readonly received: XmlElement;
}

/** The element's name in a segment of a path, which may also hold a position: `status[2]`. */
export function nameOf(segment: string): string {
  return segment.split(/[[({ ]/, 1)[0] ?? segment;
}

/** For a sentence that follows a colon. */
export function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
