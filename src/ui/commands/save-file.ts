/** So many UTF-16 units are encoded at a stretch: more would hold up the page. */
const PART = 1_000_000;

/** Hands a text, or pieces of one, to the browser as a download; a long one in parts, while the page goes on. */
export async function saveFile(name: string, text: string | readonly string[]): Promise<void> {
  const parts: Blob[] = [];
  for (const pieces of partsOf(typeof text === 'string' ? [text] : text)) {
    if (parts.length > 0) await othersHadTheirTurn();
    parts.push(new Blob(pieces));
  }
  saveBytes(name, parts);
}

/** Hands bytes to the browser as a download. */
export function saveBytes(
  name: string,
  parts: BlobPart[],
  type = 'text/plain;charset=utf-8',
): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Pieces that are encoded at a stretch. */
function* partsOf(pieces: readonly string[]): Generator<string[]> {
  let part: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    for (let start = 0; start < piece.length;) {
      const end = endOfPart(piece, start, PART - length);
      part.push(piece.slice(start, end));
      length += end - start;
      start = end;
      if (length < PART - 1) continue;
      yield part;
      [part, length] = [[], 0];
    }
  }
  yield part;
}

/** No character of two units is cut. */
function endOfPart(text: string, start: number, room: number): number {
  const end = Math.min(text.length, start + room);
  return end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

function othersHadTheirTurn(): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve);
  });
}
