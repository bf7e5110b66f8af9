import { IntlMessageFormat } from 'intl-messageformat';
import { messageOf, spokenTag } from './language.ts';

/** What stands in the places of a message, by their names. */
export type MessageParameters = Readonly<Record<string, string | number>>;

/**
 * A sentence in the language that is spoken. The English one is the key, and what is shown where there is no other; a
 * spec collects all keys, so it is written out at each call. With values it is an ICU message (`{name}`,
 * `{count, plural, one {# row} other {# rows}}`), without any it is taken as it is.
 */
export function t(english: string, values?: MessageParameters): string {
  if (values === undefined) return messageOf(english);
  return formatOf(english).format<string>(values) as string;
}

/** The same in parts, where values are more than text: texts and values in the order of the language. */
export function messageParts<Value extends object>(
  english: string,
  values: Readonly<Record<string, Value | string | number | null | undefined>>,
): readonly (Value | string)[] {
  const shown = Object.entries(values).map(([name, value]) => [name, value ?? '']);
  const parts = formatOf(english).formatToParts(
    Object.fromEntries(shown) as Record<string, object | string>,
  );
  return parts.map((part) => part.value as Value | string);
}

const formats = new Map<string, IntlMessageFormat>();
let formatsOf = '';

/** As many as there are messages in the code: none is made of data. */
function formatOf(english: string): IntlMessageFormat {
  if (formatsOf !== spokenTag()) {
    formatsOf = spokenTag();
    formats.clear();
  }
  const known = formats.get(english);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(messageOf(english), spokenTag(), undefined, {
    ignoreTag: true,
  });
  formats.set(english, made);
  return made;
}
