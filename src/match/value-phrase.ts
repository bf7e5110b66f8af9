import { excerpt, quoted } from './label.ts';
import { lookAlikeNote } from './look-alike.ts';
import { wildcardOf } from './pattern.ts';
import {
  placeLabel,
  plainLabel,
  subjectLabel,
  type BareDifference,
  type Phrase,
  type Place,
} from './phrase.ts';

/** What is wrong with an attribute. */
export function attributePhrase(difference: BareDifference, place: Place): Phrase {
  const name = difference.path.at(-1)?.slice(1) ?? '';
  const { expected, received } = difference;
  const element = placeLabel(place);
  const subject = subjectLabel(place);
  if (expected === undefined) {
    const found = `${name}=${quoted(received ?? '')}`;
    const isError = place.parent === undefined && name === 'type' && received === 'error';
    return {
      subject,
      has: `has ${found}`,
      expects: isError
        ? 'no error: it does not ask for one'
        : `no ${name} there, as ${plainLabel(place)} is compared strictly`,
      short: `${found} on ${element}; the script expects no ${name}`,
    };
  }
  const found = received === undefined ? `no ${name}` : `${name}=${quoted(received, expected)}`;
  const wanted = wantedAttribute(name, expected, received);
  return {
    subject,
    has: `has ${found}`,
    expects: wanted.long,
    short: `${found} on ${element}; the script expects ${wanted.short}`,
    note: noteOf(expected, received),
  };
}

function wantedAttribute(name: string, expected: string, received = expected) {
  if (wildcardOf(expected) !== undefined) {
    return { long: `some ${name}, whatever its value`, short: 'some value' };
  }
  const value = quoted(expected, received);
  // Short plain values need no quotes in a row; others would be unclear without.
  const isPlain = /^[\w@./:#-]+$/.test(expected);
  return { long: `${name}=${value}`, short: isPlain ? excerpt(expected, received) : value };
}

/** What is wrong with an element's own text. */
export function textPhrase(difference: BareDifference, place: Place): Phrase {
  const { expected = '', received = '' } = difference;
  const element = placeLabel(place);
  const isAny = wildcardOf(expected) !== undefined;
  const found = quoted(received, expected);
  const wanted = quoted(expected, received === '' ? expected : received);
  const hasNone = received === '';
  return {
    subject: subjectLabel(place),
    has: hasNone ? 'has no text' : `has the text ${found}`,
    expects: isAny ? 'some text' : `the text ${wanted}`,
    short: `${hasNone ? 'no text' : found} in ${element}; the script expects ${isAny ? 'some' : wanted}`,
    note: noteOf(expected, received),
  };
}

function noteOf(expected: string, received: string | undefined): string | undefined {
  if (received === undefined || received === '') return undefined;
  return lookAlikeNote(expected, received);
}
