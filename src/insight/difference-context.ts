import { CODE_LANGUAGE, spokenTag } from '../base/language.ts';
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

/** For a sentence that follows a colon. Other languages than English begin it as any other, as German has its nouns. */
export function lowerFirst(sentence: string): string {
  if (spokenTag() !== CODE_LANGUAGE) return sentence;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
