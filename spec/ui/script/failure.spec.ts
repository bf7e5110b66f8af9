import { expect, it } from 'vitest';
import { underlinedWords } from '../../../src/ui/script/failure.ts';

it('the editor says how many differences it does not underline', () => {
  expect(underlinedWords(500)).toBeUndefined();
  expect(underlinedWords(9000)).toBe(
    'The script underlines the first 500 of 9,000 differences; the Difference panel shows them all.',
  );
});
