import { t } from '../base/translate.ts';
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
      has: t('has {found}', { found }),
      expects: isError
        ? t('no error: it does not ask for one')
        : t('no {name} there, as {plainLabel} is compared strictly', {
            name,
            plainLabel: plainLabel(place),
          }),
      short: t('{found} on {element}; the script expects no {name}', { found, element, name }),
    };
  }
  const found =
    received === undefined ? t('no {name}', { name }) : `${name}=${quoted(received, expected)}`;
  const wanted = wantedAttribute(name, expected, received);
  return {
    subject,
    has: t('has {found}', { found }),
    expects: wanted.long,
    short: t('{found} on {element}; the script expects {short}', {
      found,
      element,
      short: wanted.short,
    }),
    note: noteOf(expected, received),
  };
}

function wantedAttribute(name: string, expected: string, received = expected) {
  if (wildcardOf(expected) !== undefined) {
    return { long: t('some {name}, whatever its value', { name }), short: t('some value') };
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
    has: hasNone ? t('has no text') : t('has the text {found}', { found }),
    expects: isAny ? t('some text') : t('the text {wanted}', { wanted }),
    short: t('{part} in {element}; the script expects {part2}', {
      part: hasNone ? t('no text') : found,
      element,
      part2: isAny ? t('some') : wanted,
    }),
    note: noteOf(expected, received),
  };
}

function noteOf(expected: string, received: string | undefined): string | undefined {
  if (received === undefined || received === '') return undefined;
  return lookAlikeNote(expected, received);
}
