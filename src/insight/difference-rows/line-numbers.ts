import { nodeOf, type DifferenceRow } from './row.ts';
import type { ScriptText } from './script-text.ts';

/** For each row the line of the script that its expected side stands in, unless the row before has the same. */
export function lineNumbers(
  rows: readonly DifferenceRow[],
  script: ScriptText,
): readonly (number | undefined)[] {
  let last = 0;
  return rows.map((row) => {
    const offset = offsetOf(row);
    const line = offset === undefined ? last : script.lineAt(offset);
    if (line === last) return undefined;
    last = line;
    return line;
  });
}

function offsetOf({ expected }: DifferenceRow): number | undefined {
  const node = nodeOf(expected);
  switch (node?.kind) {
    case 'start':
      return node.element.startTag?.start ?? node.element.range?.start;
    case 'attribute':
      return node.attribute.attribute.range?.start;
    case 'end':
      return node.element.range === undefined ? undefined : node.element.range.end - 1;
    default:
      return undefined;
  }
}
