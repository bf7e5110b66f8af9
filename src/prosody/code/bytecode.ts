import { reachedIn } from './reached.ts';

/** A function as Lua has compiled it. */
export interface CompiledFunction {
  /** Its first and its last line; 0 and 0 for a file's own code. */
  readonly defined: number;
  readonly end: number;
  /** In order: the lines at which Lua would call a line hook, if it ran all of the function that can be reached. */
  readonly lines: readonly number[];
}

/**
 * The functions in what `string.dump` of Lua 5.4 gives for a chunk, the chunk itself first. Throws a `RangeError` where
 * that is cut off. (lundump.c and ldebug.c of Lua 5.4 have the format.)
 */
export function compiledFunctions(dump: Uint8Array): readonly CompiledFunction[] {
  const reader = new DumpReader(dump);
  reader.skip(HEADER_SIZE);
  const found: CompiledFunction[] = [];
  readFunction(reader, found);
  return found;
}

/** Signature, version, format, check data, sizes of three types, check numbers; then one byte for upvalues. */
const HEADER_SIZE = 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1;

function readFunction(reader: DumpReader, found: CompiledFunction[]): void {
  reader.skipText();
  const defined = reader.size();
  const end = reader.size();
  reader.skip(1);
  const isVararg = reader.byte() !== 0;
  reader.skip(1);
  const code = reader.instructions();
  reader.repeat(() => skipConstant(reader));
  reader.repeat(() => reader.skip(3));
  const place = found.push({ defined, end, lines: [] }) - 1;
  reader.repeat(() => readFunction(reader, found));
  const lines = readLines(reader, defined);
  reader.repeat(() => {
    reader.skipText();
    reader.size();
    reader.size();
  });
  reader.repeat(() => reader.skipText());
  const reached = reachedIn(code);
  // The first instruction of a function with `...` only makes room for them, and no hook is called.
  const own = lines.filter((_, index) => reached[index] === true && !(isVararg && index === 0));
  found[place] = { defined, end, lines: [...new Set(own)].sort((a, b) => a - b) };
}

const FLOAT = 0x13;
const INTEGER = 0x03;
const SHORT_TEXT = 0x04;
const LONG_TEXT = 0x14;

function skipConstant(reader: DumpReader): void {
  const type = reader.byte();
  if (type === FLOAT || type === INTEGER) reader.skip(8);
  else if (type === SHORT_TEXT || type === LONG_TEXT) reader.skipText();
}

/** Says in a line's place that the line stands in another list. */
const ABSOLUTE = 0x80;

/** The line of each instruction: steps from one to the next, and some lines as they are. */
function readLines(reader: DumpReader, defined: number): readonly number[] {
  const steps: number[] = [];
  reader.repeat(() => void steps.push(reader.byte()));
  const absolute = new Map<number, number>();
  reader.repeat(() => {
    const index = reader.size();
    absolute.set(index, reader.size());
  });
  let line = defined;
  return steps.map((step, index) => {
    if (step === ABSOLUTE) line = absolute.get(index) ?? line;
    else line += step < ABSOLUTE ? step : step - 256;
    return line;
  });
}

class DumpReader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  byte(): number {
    this.#at += 1;
    return this.#view.getUint8(this.#at - 1);
  }

  skip(bytes: number): void {
    this.#at += bytes;
    if (this.#at > this.#view.byteLength) throw new RangeError('The code is cut off.');
  }

  /** Seven bits a byte, the highest first; the last byte has its eighth bit set. */
  size(): number {
    let value = 0;
    for (;;) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (byte >= 0x80) return value;
    }
  }

  /** One more than its length stands before it; 0 is no text at all. */
  skipText(): void {
    const size = this.size();
    if (size > 0) this.skip(size - 1);
  }

  repeat(read: () => void): void {
    const count = this.size();
    for (let index = 0; index < count; index += 1) read();
  }

  instructions(): readonly number[] {
    const code: number[] = [];
    this.repeat(() => {
      code.push(this.#view.getUint32(this.#at, true));
      this.#at += 4;
    });
    return code;
  }
}
