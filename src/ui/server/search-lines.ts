/** The numbers of the lines that hold these words, whatever their case; none for no words. */
export function linesWith(source: string, words: string): readonly number[] {
  if (words === '') return [];
  const wanted = words.toLowerCase();
  return source
    .toLowerCase()
    .split('\n')
    .flatMap((text, index) => (text.includes(wanted) ? [index + 1] : []));
}

/** The next of these lines after one, or before it; after the last comes the first. `undefined` when there are none. */
export function nextLine(
  lines: readonly number[],
  from: number,
  direction: 'next' | 'previous',
): number | undefined {
  if (direction === 'next') return lines.find((line) => line > from) ?? lines[0];
  return lines.findLast((line) => line < from) ?? lines.at(-1);
}
