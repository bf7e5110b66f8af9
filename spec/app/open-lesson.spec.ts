import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { knowOpenLesson, translateOpenLesson } from '../../src/app/open-lesson.ts';
import { languageOfLesson } from '../../src/base/language.ts';
import { createDocumentStore } from '../../src/state/document-store.ts';

/** A page that speaks German. */
const fetcher = (id: string, tag = 'de') => Promise.resolve(ok(`# ${id} in ${tag}`));
const openedWith = (text: string, original = text) =>
  createDocumentStore({ scenarioId: '01-hello', text, original, loads: 1 });

describe('the lesson that is open, when another language is chosen', () => {
  it.each(['de', 'en'])('is taken over from %s as it was shipped, unedited', async (kept) => {
    const document = openedWith(`# 01-hello in ${kept}`);
    await translateOpenLesson(document, fetcher, 'fr');
    expect(document.getState()).toMatchObject({
      text: '# 01-hello in fr',
      original: '# 01-hello in fr',
      scenarioId: '01-hello',
      loads: 2,
    });
  });

  it('comes in the language of the page where none is named, and stays where it has it', async () => {
    const document = openedWith('# 01-hello in en');
    await translateOpenLesson(document, fetcher);
    expect(document.getState().text).toBe('# 01-hello in de');
    await translateOpenLesson(document, fetcher);
    expect(document.getState().loads).toBe(2);
  });

  it('stays as it is where it was edited, or is none that ships', async () => {
    const edited = openedWith('# 01-hello in de, and more', '# 01-hello in de');
    const older = openedWith('# 01-hello as it was');
    const own = createDocumentStore({ text: '# 01-hello in de', original: '# 01-hello in de' });
    for (const document of [edited, older, own]) {
      const before = document.getState();
      await translateOpenLesson(document, fetcher, 'fr');
      expect(document.getState()).toBe(before);
    }
  });
});

describe('a lesson that was edited in another language than the page speaks', () => {
  const languages = ['en', 'de', 'fr'];
  const asked: string[] = [];
  const messages = (_id: string, tag: string) => {
    asked.push(tag);
    return Promise.resolve({ 'A kick': 'Ein Hinauswurf' });
  };

  it('is known by what it was when it was opened', async () => {
    const document = openedWith('# 01-hello in de, and more', '# 01-hello in de');
    await knowOpenLesson(document, fetcher, { languages, messages });
    expect(asked).toEqual(['de']);
    expect(languageOfLesson('Ein Hinauswurf')).toBe('de');
    expect(document.getState().text).toBe('# 01-hello in de, and more');
  });

  it('costs nothing where it was not edited, is none, or was English', async () => {
    asked.length = 0;
    const english = openedWith('# 01-hello in en, and more', '# 01-hello in en');
    const own = createDocumentStore({ text: 'mine', original: '' });
    for (const document of [openedWith('# 01-hello in de'), own, english]) {
      await knowOpenLesson(document, fetcher, { languages, messages });
    }
    expect(asked).toEqual([]);
  });
});
