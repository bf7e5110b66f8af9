import { describe, expect, it } from 'vitest';
import { collectMessages, parsedFiles, placeholders } from './collect.ts';
import { messageFiles } from './languages.ts';
import { readLiterals } from './literals.ts';
import { NAMES, UNREAD } from './untranslated.ts';

const files = parsedFiles();
const { messages, unknown } = collectMessages(files);
const english = new Map(
  messages
    .filter(({ place }) => !isIn(place, Object.keys(UNREAD)))
    .map((message) => [message.english, message]),
);

describe('the sentences of the code', () => {
  it('are written out where they are asked for', () => {
    expect(unknown).toEqual([]);
  });

  it('are many', () => {
    expect(english.size).toBeGreaterThan(1000);
  });

  it('have the values that they name', () => {
    const wrong = messages
      .filter(({ isIcu, values }) => isIcu && values !== undefined)
      .filter((each) => String(placeholders(each.english)) !== String(each.values))
      .map(({ english: text, place, values }) => `${place}: ${text} [${String(values)}]`);
    expect(wrong).toEqual([]);
  });

  it('are all asked for through a message function', () => {
    const literals = files
      .filter(({ fileName }) => !isIn(fileName, Object.keys(UNREAD)))
      .flatMap((file) =>
        readLiterals(file)
          .filter(({ text }) => !NAMES.has(text))
          .map(({ node, text }) => {
            const { line } = file.getLineAndCharacterOfPosition(node.getStart());
            return `${file.fileName}:${line + 1}: ${text}`;
          }),
      );
    expect(literals).toEqual([]);
  });
});

describe.each([...messageFiles()])('the messages of %s', (tag, parts) => {
  const all = parts.flatMap(({ name, messages: some }) =>
    Object.entries(some).map(([key, text]) => ({ key, text, name })),
  );
  const known = new Map(all.map(({ key, text }) => [key, text]));

  it('are in a folder that is named as a language is', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
  });

  it('are there for every sentence', () => {
    expect(
      [...english].filter(([key]) => !known.has(key)).map(([key, { place }]) => `${place}: ${key}`),
    ).toEqual([]);
  });

  it('are for sentences of the code', () => {
    expect(all.filter(({ key }) => !english.has(key))).toEqual([]);
  });

  it('are there once, and not empty', () => {
    const keys = all.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(all.filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  it('name the same values', () => {
    const wrong = all.filter(({ key, text }) => {
      if (english.get(key)?.isIcu !== true) return false;
      return String(placeholders(text)) !== String(placeholders(key));
    });
    expect(wrong).toEqual([]);
  });
});

function isIn(file: string, places: readonly string[]): boolean {
  return places.some((place) => file === place || file.startsWith(`${place}/`));
}
