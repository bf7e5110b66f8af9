import { describe, expect, it } from 'vitest';
import { firstLook, firstSizes } from '../../src/app/first-look.ts';

const prefers = (words: string) => (query: string) => query.includes(words);

describe('the look of the first paint', () => {
  it.each([
    ['what was kept', '{"theme":"contrast","density":"lecture"}', '', 'contrast lecture'],
    ['the system’s, where that was chosen', '{"theme":"system"}', 'dark', 'dark normal'],
    ['the system’s, where nothing was', null, 'dark', 'dark normal'],
    ['the system’s contrast', null, 'contrast', 'contrast normal'],
    ['light, where the system says nothing', null, 'none', 'light normal'],
    ['usual, where what was kept is no JSON', '{', 'none', 'light normal'],
    ['usual, where it is no object', '7', 'none', 'light normal'],
    ['usual, where nobody knows it', '{"theme":"pink","density":9}', 'none', 'light normal'],
  ])('is %s', (_name, kept, system, look) => {
    const { theme, density } = firstLook(kept, prefers(system));
    expect(`${theme} ${density}`).toBe(look);
  });
});

describe('the sizes of the first paint', () => {
  const sizes = (kept: object, isWide: boolean) =>
    Object.values(firstSizes(JSON.stringify(kept), () => isWide)).join(' ');

  it.each<[string, object, boolean, string]>([
    ['usual', {}, true, 'var(--rail) 31% 61%'],
    ['without the list where there is no room', {}, false, 'var(--rail-strip) 31% 61%'],
    ['without it in a lecture', { density: 'lecture' }, true, 'var(--rail-strip) 31% 61%'],
    ['with it where a person wants it', { rail: 'shown' }, false, 'var(--rail) 31% 61%'],
    ['without it where nobody wants it', { rail: 'hidden' }, true, 'var(--rail-strip) 31% 61%'],
    [
      'as a person left them',
      { layout: { columns: { script: 40.5, run: 59.5 }, work: { play: 80, inspector: 20 } } },
      true,
      'var(--rail) 40.5% 80%',
    ],
    [
      'usual, where what was kept is no size',
      { layout: { columns: { script: 'url(x)' }, work: 7 } },
      true,
      'var(--rail) 31% 61%',
    ],
  ])('are %s', (_name, kept, isWide, expected) => {
    expect(sizes(kept, isWide)).toBe(expected);
  });
});
