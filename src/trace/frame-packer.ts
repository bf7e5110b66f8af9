import type { FrameEvent } from './event.ts';
import { eventSeq } from './event-seq.ts';
import {
  NumberedFrame,
  PackedFrame,
  type FrameInside,
  type FrameNumbers,
  type FrameStart,
} from './packed-frame.ts';

/** Reads the lines of frames that say what frames before them said, without reading all of it again. */
export interface FramePacker {
  /** The frame of a line; `undefined` where it has to be read as any other. */
  read(line: string, position: number): FrameEvent | undefined;
  /** Takes notice of what such a line was read as. */
  learn(line: string, frame: FrameEvent): void;
}

/** So many start tags are known at most; then they are learned anew. */
const MOST_STARTS = 20_000;
/** Twice so many insides are: copies of a stanza come one after the other. */
const MOST_INSIDES = 512;
/** A longer line is not worth it. */
const LONGEST = 100_000;

/** As a trace is written: numbers, then texts, or the other way round. */
const NUMBERS_FIRST = /^\{"seq":(\d+),"at":([\d.e-]+),/;
const NUMBERS_LAST = /"((?:,"(?:step|turn|stack|seq|at)":[\d.e-]+)+)\}$/;
/** Of a line with its numbers first. */
const END = '"}';
const LONGEST_NUMBERS = 150;
const NUMBER = /,"(step|turn|stack|seq|at)":([\d.e-]+)/g;
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;
const DECIMAL = /^(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:e-\d{1,2})?$/;
const LEAD = /^(?:"(?:type|actor|direction|phase)":"(?:[^"\\]|\\.)*",){4}"xml":"$/;
const XML = '"xml":"';
const ID = ' id=\\"';
/** Nothing in it is written otherwise than it is read, or not allowed in XML. */
const PLAIN_ID = /^[^\\"<>&\ud800-\udfff\ufffe\uffff]*$/;
const START_TAG = /^<[\w.-]+(?: [\w.:-]+="[^"<>&\p{Cc}\ud800-\udfff\ufffe\uffff]*")*\/?>$/u;
const ADDRESS = / (from|to)="[^"]*"/g;

/** A line, cut. */
interface Cut {
  readonly numbers: Numbers;
  /** What stands before the id, and from there to the end of the start tag, as it is written in the line. */
  readonly before: string;
  readonly after: string;
  readonly id: string;
  readonly inside: string;
}

interface Numbers extends FrameNumbers {
  readonly seq: number;
  readonly at: number;
}

export function createFramePacker(): FramePacker {
  const starts = new KnownStarts();
  const insides = new KnownInsides();
  const ids = new Newest<string>();
  return {
    read: (line, position) => {
      const cut = cutLine(line);
      const start = cut && starts.get(cut);
      if (start === undefined || cut?.numbers.seq !== position) return undefined;
      const inside = insides.of(cut.inside);
      if (inside === undefined) return undefined;
      const id = cut.id === '' ? '' : ids.of(cut.id, readText);
      if (id === undefined) return undefined;
      const { at, step, turn, stack } = cut.numbers;
      const parts = { seq: eventSeq(position), at, start, id, inside };
      return step === undefined && turn === undefined && stack === undefined
        ? new PackedFrame(parts)
        : new NumberedFrame(parts, cut.numbers);
    },
    learn: (line, frame) => {
      const cut = frame.wire === undefined ? cutLine(line) : undefined;
      if (cut !== undefined) starts.learn(cut, frame);
    },
  };
}

function cutLine(line: string): Cut | undefined {
  const xml = line.indexOf(XML);
  if (xml < 0 || line.length > LONGEST) return undefined;
  const first = NUMBERS_FIRST.exec(line);
  const last = numbersBehind(line);
  const numbers = last === undefined ? undefined : numbersOf(first, last);
  const end = line.indexOf('>', xml) + 1;
  const insideEnd = line.length - (last?.length ?? 0) - END.length;
  if (numbers === undefined || end === 0 || insideEnd < end) return undefined;
  const tag = cutTag(line, first === null ? 1 : first[0].length, end);
  return tag && { numbers, ...tag, inside: line.slice(end, insideEnd) };
}

/** What stands before the text, too, goes with the start tag. */
function cutTag(
  line: string,
  lead: number,
  end: number,
): Pick<Cut, 'before' | 'after' | 'id'> | undefined {
  const idStart = line.indexOf(ID, lead) + ID.length;
  if (idStart < ID.length || idStart > end) {
    return { before: line.slice(lead, end), after: '', id: '' };
  }
  const idEnd = line.indexOf('\\"', idStart);
  const id = line.slice(idStart, idEnd);
  if (idEnd < 0 || idEnd > end || !PLAIN_ID.test(id)) return undefined;
  return { before: line.slice(lead, idStart), after: line.slice(idEnd, end), id };
}

/** What is written behind the text, or `''`; `undefined` where that is something else. */
function numbersBehind(line: string): string | undefined {
  return line.endsWith(END) ? '' : NUMBERS_LAST.exec(line.slice(-LONGEST_NUMBERS))?.[1];
}

/** `undefined` where they are not written once each, as a trace is. */
function numbersOf(first: RegExpExecArray | null, last: string): Numbers | undefined {
  if (last === '') return first === null ? undefined : stampOf(first[1] ?? '', first[2] ?? '');
  const found = namedNumbers(last, first);
  const stamp = found && stampOf(found.get('seq') ?? '', found.get('at') ?? '');
  if (found === undefined || stamp === undefined) return undefined;
  const own = [...found].filter(([name]) => !(name in stamp));
  if (!own.every(([, value]) => WHOLE.test(value))) return undefined;
  return { ...stamp, ...Object.fromEntries(own.map(([name, value]) => [name, Number(value)])) };
}

function namedNumbers(
  last: string,
  first: RegExpExecArray | null,
): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  if (first !== null) found.set('seq', first[1] ?? '').set('at', first[2] ?? '');
  for (const [, name = '', value = ''] of last.matchAll(NUMBER)) {
    if (found.has(name)) return undefined;
    found.set(name, value);
  }
  return found;
}

function stampOf(seq: string, at: string): Pick<Numbers, 'seq' | 'at'> | undefined {
  const isWritten = WHOLE.test(seq) && DECIMAL.test(at);
  return isWritten ? { seq: Number(seq), at: Number(at) } : undefined;
}

/** Start tags by what is written before the id and behind it. */
class KnownStarts {
  readonly #byBefore = new Map<string, Map<string, FrameStart>>();
  readonly #forms = new Map<string, number>();
  #count = 0;
  #held = 0;

  get({ before, after }: Cut): FrameStart | undefined {
    return this.#byBefore.get(before)?.get(after);
  }

  learn({ before, after, id }: Cut, { actor, direction, phase, xml }: FrameEvent): void {
    const lead = before.slice(0, before.indexOf(XML) + XML.length);
    const [own, behind] = [readText(before.slice(lead.length)), readText(after)];
    if (!LEAD.test(lead) || own === undefined || behind === undefined) return;
    const tag = own + id + behind;
    const others = after === '' ? own : own.slice(0, -5) + behind;
    if (!START_TAG.test(tag) || !xml.startsWith(tag) || others.includes(' id=')) return;
    if (this.#held === MOST_STARTS) this.#forget();
    const ofBefore = this.#byBefore.get(before) ?? new Map<string, FrameStart>();
    // Keys are copies: a part of a line would keep all of it.
    this.#byBefore.set(copyOf(before), ofBefore);
    this.#held++;
    const form = this.#formOf(`${own}\0${behind}`.replace(ADDRESS, ' $1'));
    const number = this.#count++;
    ofBefore.set(copyOf(after), {
      ...{ number, actor, direction, phase, before: own, after: behind, form },
    });
  }

  #formOf(text: string): number {
    const known = this.#forms.get(text) ?? this.#forms.size;
    this.#forms.set(text, known);
    return known;
  }

  #forget(): void {
    this.#byBefore.clear();
    this.#held = 0;
  }
}

class KnownInsides {
  readonly #newest = new Newest<FrameInside>();
  #count = 0;

  of(written: string): FrameInside | undefined {
    return this.#newest.of(written, this.#read);
  }

  readonly #read = (written: string): FrameInside | undefined => {
    const text = readText(written);
    return text === undefined ? undefined : { number: this.#count++, text };
  };
}

/** What was made of the newest of some texts. Keys are parts of lines, of no more than the newest ones. */
class Newest<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  of(written: string, make: (written: string) => Value | undefined): Value | undefined {
    const young = this.#young.get(written);
    if (young !== undefined) return young;
    const value = this.#old.get(written) ?? make(written);
    if (value === undefined) return undefined;
    if (this.#young.size === MOST_INSIDES) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(written, value);
    return value;
  }
}

/** What stands between the quotes of a text in JSON, as a text of its own; `undefined` where it is none. */
function readText(written: string): string | undefined {
  try {
    const text: unknown = JSON.parse(`"${written}"`);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

/** A text that keeps no other one in memory. */
function copyOf(text: string): string {
  return readText(JSON.stringify(text).slice(1, -1)) ?? text;
}
