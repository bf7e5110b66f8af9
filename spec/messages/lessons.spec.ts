import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { translatedScript } from '../../src/app/translated-script.ts';
import { richText } from '../../src/insight/rich-text.ts';
import { compileScript } from '../../src/script/compile.ts';
import { lessonTag } from '../../src/script/lesson-tags.ts';
import type { Scenario } from '../../src/script/scenario.ts';
import type { CatalogueEntry } from '../../src/state/catalogue-store.ts';
import { messageFiles } from './languages.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../public/scenarios');
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
const { scenarios } = JSON.parse(read('index.json')) as { scenarios: CatalogueEntry[] };
const scripts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.scs'))
  .map((name) => ({ name, source: read(name) }));

/** Tags of a lesson whose values are no sentences. */
const READ_BY_MACHINES = new Set(['check', 'audience', 'next']);

/** What a person reads in a script, by the parser: its header, and the comments between steps. */
function wordsIn(source: string): readonly string[] {
  const { scenario, syntax } = compileScript(source);
  const tags = (scenario?.tags ?? [])
    .filter(({ key }) => lessonTag(key) !== undefined && !READ_BY_MACHINES.has(key))
    .map(({ value }) => value);
  const comments = syntax.items.flatMap((item) => {
    if (item.kind !== 'comment' || item.marker !== '#') return [];
    const { text } = item.content;
    return text.startsWith('@') || text.startsWith('#') ? [] : [text];
  });
  return [...tags, ...comments];
}

/** What each file of a language says: the catalogue, and by lessons what their scripts say, those of variants and tasks, too. */
const wanted = new Map([
  [
    'catalogue.json',
    new Set(
      scenarios.flatMap(({ title, chapter, lesson, pitfall, why = [] }) => [
        title,
        chapter,
        lesson,
        ...(pitfall === undefined ? [] : [pitfall]),
        ...why,
      ]),
    ),
  ],
  ...scenarios
    .filter(({ brokenOf, taskOf }) => (brokenOf ?? taskOf) === undefined)
    .map(({ id }) => {
      const own = scenarios.filter((each) => (each.brokenOf ?? each.taskOf ?? each.id) === id);
      const words = own.flatMap((each) => wordsIn(read(`${each.id}.scs`)));
      return [`${id}.json`, new Set(words)] as const;
    }),
]);

/** All of a script but what people read. */
function machinery(scenario: Scenario | undefined) {
  return {
    ...scenario,
    title: '',
    scenes: scenario?.scenes.map((scene) => ({ ...scene, title: '' })),
    tags: scenario?.tags.map((tag) =>
      lessonTag(tag.key) === undefined || READ_BY_MACHINES.has(tag.key)
        ? tag
        : { ...tag, value: '' },
    ),
  };
}

/** Where each thing stands in the text depends on the words before it; its line does not. */
function withoutOffsets(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, each: unknown) => (OFFSETS.has(key) ? undefined : each)),
  );
}

const OFFSETS = new Set(['range', 'start', 'end']);

describe('the texts of lessons', () => {
  it('are all found by the page: each becomes another one, and nothing else does', () => {
    const asked = scripts.flatMap(({ source }) => {
      const found: string[] = [];
      translatedScript(source, (english) => {
        found.push(english);
        return english;
      });
      return found;
    });
    expect(new Set(asked)).toEqual(new Set(scripts.flatMap(({ source }) => wordsIn(source))));
  });

  it('leave every line where it is, and a script as it was where they are the same', () => {
    for (const { name, source } of scripts) {
      expect(
        translatedScript(source, (english) => english),
        name,
      ).toBe(source);
      const other = translatedScript(source, () => 'Ein Wort');
      expect(other.split('\n').length, name).toBe(source.split('\n').length);
    }
  });
});

const languages = messageFiles('lessons');

describe.each([...languages].filter(([, files]) => files.length > 0))(
  'lessons in %s',
  (_tag, files) => {
    const all = files.flatMap(({ messages }) => Object.entries(messages));
    const known = new Map(all);
    const translate = (english: string) => known.get(english) ?? english;

    it('have a file for each, and one for the catalogue', () => {
      const names = files.map(({ name }) => name);
      expect(names.toSorted()).toEqual([...wanted.keys()].toSorted());
    });

    // A frame fetches the one file of the lesson that it shows.
    it.each(files)('have in $name what that says, and nothing else', ({ name, messages }) => {
      expect(new Set(Object.keys(messages))).toEqual(wanted.get(name));
    });

    it('say one sentence in one way, wherever it stands', () => {
      expect(all.filter(([english, text]) => known.get(english) !== text)).toEqual([]);
    });

    it('have no text of several lines', () => {
      expect(all.filter(([, text]) => text !== text.trim() || !/^[^\r\n]+$/.test(text))).toEqual(
        [],
      );
    });

    it('have the same code in them, and lead to the same sections', () => {
      const told = (text: string) =>
        richText(text)
          .filter(({ kind }) => kind === 'code' || kind === 'spec')
          .map((part) => JSON.stringify(part))
          .toSorted();
      expect(all.filter(([english, text]) => String(told(text)) !== String(told(english)))).toEqual(
        [],
      );
    });

    // Then their runs end as those of the English ones do, which `spec/public` plays.
    it.each(scripts)('have the steps of $name, line by line, and no fault more', ({ source }) => {
      const english = compileScript(source);
      const other = compileScript(translatedScript(source, translate));
      expect(withoutOffsets(machinery(other.scenario))).toEqual(
        withoutOffsets(machinery(english.scenario)),
      );
      const faults = ({ diagnostics }: typeof english) =>
        diagnostics.map(({ code, severity }) => `${severity} ${code}`);
      expect(faults(other)).toEqual(faults(english));
    });
  },
);
