import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { translateOpenLesson } from '../../src/app/open-lesson.ts';
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
