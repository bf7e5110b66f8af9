/** The start of the line that an offset is on; a byte order mark belongs to no line. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n\ufeff]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** What stands before an offset on its line, if that is white space only. */
export function leadBefore(text: string, offset: number): string | undefined {
  let start = offset;
  // Only over white space: a line may be long, and may be asked about many times.
  while (start > 0 && !/[\r\n\ufeff]/.test(text.charAt(start - 1))) {
    if (!/\s/.test(text.charAt(start - 1))) return undefined;
    start -= 1;
  }
  return text.slice(start, offset);
}

/** The white space that the line of an offset begins with. */
export function indentation(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** The line end that the text uses: its last one; `\n` when it has none. */
export function lineEndOf(text: string): string {
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  if (last < 0) return '\n';
  return text.slice(last - 1, last + 1) === '\r\n' ? '\r\n' : text.charAt(last);
}
