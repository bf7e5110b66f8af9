/** The start of the line that an offset is on; a byte order mark belongs to no line. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n\ufeff]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** What stands before an offset on its line, if that is white space only. */
export function leadBefore(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return before.trim() === '' ? before : undefined;
}
