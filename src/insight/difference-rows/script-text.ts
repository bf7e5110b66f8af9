import { createLineIndex, type TextRange } from '../../base/text-range.ts';
import type { XmlElement } from '../../xml/element.ts';

/** The script that an expectation was compiled from. */
export interface ScriptText {
  /** The line of an offset, from 1. */
  lineAt(offset: number): number;
  /** A value or text of the expectation as the script has it, with its variables; else `substituted`. */
  written(range: TextRange | undefined, substituted: string): string;
}

/** `pattern` is the step's stanza before its variables were substituted. */
export function scriptText(source: string, pattern: XmlElement): ScriptText {
  const lines = createLineIndex(source);
  const values = new Map<number, string>();
  collect(pattern, values);
  return {
    lineAt: (offset) => lines.positionAt(offset).line,
    written: (range, substituted) =>
      range === undefined ? substituted : (values.get(range.start) ?? substituted),
  };
}

/** For trees that stand in no script. */
export const NO_SCRIPT: ScriptText = { lineAt: () => 0, written: (_range, text) => text };

function collect(element: XmlElement, values: Map<number, string>): void {
  for (const { valueRange, value } of element.attributes) {
    if (valueRange !== undefined) values.set(valueRange.start, value);
  }
  for (const child of element.children) {
    if (child.kind === 'element') collect(child, values);
    else if (child.range !== undefined) values.set(child.range.start, child.text);
  }
}
