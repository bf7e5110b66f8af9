/** What comes of a text, in its order; `end` is where in the text it ends. */
export interface SimpleXmlListener {
  open(
    name: string,
    attributes: readonly (readonly [name: string, value: string])[],
    end: number,
  ): void;
  close(end: number): void;
  text(text: string, end: number): void;
}

/**
 * Reads what servers send nearly always: one element of tags as programs print them, names in ASCII, and the five entities.
 * A parser for all of XML takes several times as long. The answer is whether the whole text was read; where it is `false`,
 * what the listener heard counts for nothing, and the text may be XML or not. What is read is well formed but for its
 * namespaces, which are the listener's business. Time grows with the length of the text. `characters`: all that a text may
 * have, of those of `SIMPLE_TEXT`.
 */
export function readSimpleXml(
  text: string,
  listener: SimpleXmlListener,
  characters = SIMPLE_TEXT,
): boolean {
  if (!characters.test(text)) return false;
  const open: string[] = [];
  let at = 0;
  do {
    const next =
      text[at] === '<' ? readTag(text, at, open, listener) : readText(text, at, listener);
    if (next === undefined) return false;
    at = next;
  } while (open.length > 0);
  return at === text.length;
}

/** No character that XML forbids or changes, and no halves of characters. In a value, a tab becomes a blank. */
export const SIMPLE_TEXT = /^<[\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]*$/;

const START_TAG = /<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)/y;
const ATTRIBUTE = / ([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)=(?:'([^'<\t\n]*)'|"([^"<\t\n]*)")/y;

/** Where it ends; `undefined` where it is not simple. */
function readTag(
  text: string,
  at: number,
  open: string[],
  listener: SimpleXmlListener,
): number | undefined {
  if (text[at + 1] === '/') return readEndTag(text, at, open, listener);
  START_TAG.lastIndex = at;
  const name = START_TAG.exec(text)?.[1];
  if (name === undefined) return undefined;
  const written = readAttributes(text, START_TAG.lastIndex);
  if (written === undefined) return undefined;
  const { attributes, end } = written;
  const isEmpty = text[end] !== '>';
  if (isEmpty && !text.startsWith('/>', end)) return undefined;
  const behind = end + (isEmpty ? 2 : 1);
  listener.open(name, attributes, behind);
  if (isEmpty) listener.close(behind);
  else open.push(name);
  return behind;
}

/** Each is held against all others of its tag. */
const MOST_ATTRIBUTES = 20;

function readAttributes(text: string, at: number) {
  const attributes: [name: string, value: string][] = [];
  let end = at;
  ATTRIBUTE.lastIndex = at;
  for (let found = ATTRIBUTE.exec(text); found !== null; found = ATTRIBUTE.exec(text)) {
    const name = found[1] ?? '';
    const value = resolved(found[2] ?? found[3] ?? '');
    const isFirst = !attributes.some(([other]) => other === name);
    if (value === undefined || !isFirst || attributes.length === MOST_ATTRIBUTES) return undefined;
    attributes.push([name, value]);
    end = ATTRIBUTE.lastIndex;
  }
  return { attributes, end };
}

function readEndTag(
  text: string,
  at: number,
  open: string[],
  listener: SimpleXmlListener,
): number | undefined {
  const name = open.pop();
  if (name === undefined) return undefined;
  const tag = `</${name}>`;
  if (!text.startsWith(tag, at)) return undefined;
  listener.close(at + tag.length);
  return at + tag.length;
}

function readText(text: string, at: number, listener: SimpleXmlListener): number | undefined {
  const end = text.indexOf('<', at);
  if (end < 0) return undefined;
  const content = resolved(text.slice(at, end));
  if (content === undefined || text.slice(at, end).includes(']]>')) return undefined;
  listener.text(content, end);
  return end;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

/** With the characters that are meant; `undefined` where there are other references. */
function resolved(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isSimple = true;
  const meant = text.replace(/&[a-z]{0,4};?/g, (reference) => {
    const character = ENTITIES.get(reference);
    isSimple &&= character !== undefined;
    return character ?? '';
  });
  return isSimple ? meant : undefined;
}
