import { parseStrict } from '../../../src/xml/parse-strict.ts';
import { parsePattern } from '../../../src/diagnosis/repair/stanza/pattern-text.ts';
import type { XmlElement } from '../../../src/xml/element.ts';

/** Calls of public functions with one input, by the file and the name of the function. */
export type Calls<Input> = Readonly<Record<string, (input: Input) => unknown>>;

export interface StanzaInput {
  readonly source: string;
  readonly element: XmlElement;
  /** With ranges. */
  readonly written: XmlElement;
}

export function stanzaInput(source: string): StanzaInput {
  const written = parsePattern(source, { start: 0, end: source.length });
  if (written === undefined) throw new Error('There is no element.');
  return { source, element: parsed(source), written };
}

function parsed(source: string): XmlElement {
  const result = parseStrict(source);
  if (!result.ok) throw new Error(result.error.sentence);
  return result.value;
}
