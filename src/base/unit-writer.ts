/** So many units become text at once: more take longer. */
const AT_ONCE = 65_536;
/** The same for those that no decoder gives back. */
const FEW_AT_ONCE = 8192;
/** For fewer a decoder is not worth its start. */
const FEW = 1000;

/**
 * Writes a text unit by unit (UTF-16). For millions of replacements in a text: `String.replace` makes a text of each, and
 * holds up the page for seconds. Halves of surrogate pairs stay as they are.
 */
export class UnitWriter {
  readonly #units: Uint16Array;
  readonly #pieces: string[] = [];
  #count = 0;
  #hasSurrogates = false;

  /** `likely`: how many units there will be, more or less. */
  constructor(likely: number) {
    this.#units = new Uint16Array(Math.min(likely + 16, AT_ONCE));
  }

  put(unit: number): void {
    if (this.#count === this.#units.length) this.#flush();
    this.#units[this.#count++] = unit;
    if ((unit & 0xf800) === 0xd800) this.#hasSurrogates = true;
  }

  /** Short texts: of what stands in the place of a unit. */
  putText(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.put(text.charCodeAt(at));
  }

  /** All that was written; afterwards the writer is empty. */
  text(): string {
    this.#flush();
    return this.#pieces.splice(0).join('');
  }

  #flush(): void {
    const units = this.#units.subarray(0, this.#count);
    if (this.#hasSurrogates || units.length < FEW) this.#spell(units);
    else this.#pieces.push(DECODER.decode(units));
    this.#count = 0;
    this.#hasSurrogates = false;
  }

  #spell(units: Uint16Array): void {
    for (let at = 0; at < units.length; at += FEW_AT_ONCE) {
      const few = units.subarray(at, at + FEW_AT_ONCE);
      const piece: unknown = Reflect.apply(String.fromCharCode, undefined, few);
      this.#pieces.push(String(piece));
    }
  }
}

const DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

/** What is replaced are marks and white space: others are told from them soon. */
const MOST = 127;

/**
 * The text with others in the place of some of its units, the same as `text.replace(pattern, of)`; `pattern` (global)
 * finds single units of ASCII, and `of` says what stands for each. Costs the text's length, however many there are.
 */
export function replaceUnits(
  text: string,
  pattern: RegExp,
  of: Readonly<Record<string, string>>,
): string {
  if (text.search(pattern) === -1) return text;
  const table = new Map(Object.entries(of).map(([unit, put]) => [unit.charCodeAt(0), put]));
  const writer = new UnitWriter(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const put = unit > MOST ? undefined : table.get(unit);
    if (put === undefined) writer.put(unit);
    else writer.putText(put);
  }
  return writer.text();
}
