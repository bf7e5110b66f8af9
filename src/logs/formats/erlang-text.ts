/** `<<"…">>` or `"…"` around a text, as `~p` of Erlang prints it; longer ones stand on several lines, each in quotes. */
const TERM = /^(?:<<)?"([\s\S]*)"(?:\/utf8)?(?:>>)?\s*$/;
const ESCAPE = /\\(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([0-7]{1,3})|([\s\S]))/g;
const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  s: ' ',
  b: '\b',
  e: '\u001b',
  f: '\f',
  v: '\v',
  d: '\u007f',
};

/** A text with characters beyond ASCII is printed as the numbers of its octets in UTF-8, on many lines. */
const OCTETS = /^<<([\d,\s]{1,50000000})>>\s*$/;

/** Whether a line ends in the midst of a term. */
export function isOpenTerm(line: string): boolean {
  const start = line.indexOf(' XML on stream = <<');
  return start >= 0 && !/>>\s*$/.test(line.slice(-20));
}

/** The text that an Erlang term stands for; what is no term in quotes stays as it is. */
export function erlangText(term: string): string {
  const octets = OCTETS.exec(term);
  if (octets !== null) {
    const bytes = (octets[1] ?? '').split(',').map(Number);
    return new TextDecoder().decode(Uint8Array.from(bytes));
  }
  const found = TERM.exec(term.trim());
  if (found === null) return term;
  return (found[1] ?? '').replace(ESCAPE, (...parts) => {
    const [, point, byte, octal, letter] = parts as (string | undefined)[];
    if (point !== undefined) return characterOf(Number.parseInt(point, 16));
    if (byte !== undefined) return characterOf(Number.parseInt(byte, 16));
    if (octal !== undefined) return characterOf(Number.parseInt(octal, 8));
    return NAMED[letter ?? ''] ?? letter ?? '';
  });
}

function characterOf(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}
