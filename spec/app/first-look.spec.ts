import { describe, expect, it } from 'vitest';
import { firstLook } from '../../src/app/first-look.ts';

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
