import { afterEach, describe, expect, it } from 'vitest';
import {
  knowLessons,
  languageOfLesson,
  lessonMessageOf,
  speak,
  speakLessons,
  whenLessonsKnown,
} from '../../src/base/language.ts';

afterEach(() => {
  speak('en', {});
  speakLessons({});
});

describe('what a lesson says', () => {
  it('needs no word of its language on an English page', () => {
    expect(lessonMessageOf('A kick')).toBe('A kick');
    expect(languageOfLesson('A kick')).toBeUndefined();
  });

  it('is said in the language of the page, or marked as English', () => {
    speak('de', {});
    speakLessons({ 'A kick': 'Ein Hinauswurf', Prosody: 'Prosody' });
    expect(lessonMessageOf('A kick')).toBe('Ein Hinauswurf');
    expect(lessonMessageOf('A ghost')).toBe('A ghost');
    expect(languageOfLesson('Ein Hinauswurf')).toBeUndefined();
    expect(languageOfLesson('Prosody')).toBeUndefined();
    expect(languageOfLesson('A ghost')).toBe('en');
  });

  it('is marked where it was kept in English, also as a head of several scenes', () => {
    speak('de', {});
    speakLessons({ 'A kick': 'Ein Hinauswurf', 'A ban': 'Ein Bann' });
    expect(languageOfLesson('A kick · A ban')).toBe('en');
    expect(languageOfLesson('A kick · Ein Bann')).toBeUndefined();
  });

  it('is marked on an English page once it is known to be in another language', () => {
    let told = 0;
    const end = whenLessonsKnown(() => (told += 1));
    expect(languageOfLesson('Ein Rauswurf')).toBeUndefined();
    knowLessons('de', { 'Out!': 'Ein Rauswurf', Nick: 'Nick' });
    expect(told).toBe(1);
    expect(languageOfLesson('Ein Rauswurf')).toBe('de');
    expect(languageOfLesson('Ein Rauswurf · Of my own')).toBeUndefined();
    expect(languageOfLesson('Nick')).toBeUndefined();
    end();
    speak('de', {});
    speakLessons({ 'Out!': 'Ein Rauswurf' });
    expect(languageOfLesson('Ein Rauswurf')).toBeUndefined();
  });

  it('is not marked where nobody knows it', () => {
    speak('de', {});
    expect(languageOfLesson('Of my own')).toBeUndefined();
  });
});
