import { IntlMessageFormat } from 'intl-messageformat';
import { messageOf, spokenTag } from './language.ts';

/** What stands in the places of a message, by their names. */
export type MessageParameters = Readonly<Record<string, string | number | undefined>>;

/**
 * A sentence in the language that is spoken. The English one is the key, and what is shown where there is no other; a
 * spec collects all keys, so it is written out at each call. With values it is an ICU message (`{name}`,
 * `{count, plural, one {# row} other {# rows}}`), without any it is taken as it is.
 */
export function t(english: string, values?: MessageParameters): string {
  if (values === undefined) return messageOf(english);
  const { format, parts } = formatOf(english);
  if (parts === undefined) return format.format<string>(values) as string;
  return parts.map((part) => ('name' in part ? String(values[part.name]) : part.text)).join('');
}

/** The same in parts, where values are more than text: texts and values in the order of the language. */
export function messageParts<Value extends object>(
  english: string,
  values: Readonly<Record<string, Value | string | number | null | undefined>>,
): readonly (Value | string)[] {
  const shown = Object.entries(values).map(([name, value]) => [name, value ?? '']);
  const parts = formatOf(english).format.formatToParts(
    Object.fromEntries(shown) as Record<string, object | string>,
  );
  return parts.map((part) => part.value as Value | string);
}

/** Of most messages: what stands between the values, and their names, in order. */
type SimplePart = { readonly text: string } | { readonly name: string };

interface Format {
  readonly format: IntlMessageFormat;
  /** Of a message that has values as they are only: they are put in without the library, as rows by the thousand are. */
  readonly parts: readonly SimplePart[] | undefined;
}

const formats = new Map<string, Format>();
let formatsOf = '';

/** As many as there are messages in the code: none is made of data. */
function formatOf(english: string): Format {
  if (formatsOf !== spokenTag()) {
    formatsOf = spokenTag();
    formats.clear();
  }
  const known = formats.get(english);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(messageOf(english), spokenTag(), undefined, {
    ignoreTag: true,
  });
  const made = { format, parts: simpleParts(format) };
  formats.set(english, made);
  return made;
}

/** The kinds of elements of the library's parser that are no more than a text, or a value as it is. */
const [LITERAL, ARGUMENT] = [0, 1];

function simpleParts(format: IntlMessageFormat): readonly SimplePart[] | undefined {
  const parts = format.getAst().map((element): SimplePart | undefined => {
    if (!('value' in element)) return undefined;
    if (Number(element.type) === LITERAL) return { text: element.value };
    return Number(element.type) === ARGUMENT ? { name: element.value } : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}
