/** So many UTF-16 units are encoded at a stretch: more would hold up the page. */
const PART = 1_000_000;

/** Hands a text to the browser as a download; a long one in parts, while the page goes on. */
export async function saveFile(name: string, text: string): Promise<void> {
  const parts: Blob[] = [];
  for (let start = 0; start < text.length;) {
    if (start > 0) await othersHadTheirTurn();
    const end = endOfPart(text, start);
    parts.push(new Blob([text.slice(start, end)]));
    start = end;
  }
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** No character of two units is cut. */
function endOfPart(text: string, start: number): number {
  const end = Math.min(text.length, start + PART);
  return end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

function othersHadTheirTurn(): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve);
  });
}
