import { describe, expect, it } from 'vitest';
import { linesWith, nextLine } from '../../../src/ui/server/search-lines.ts';

const SOURCE = 'local a\nfunction Room()\nend\nroom = Room()\n';

describe('a search in a source', () => {
  it('finds lines whatever their case, and takes the words as they are', () => {
    expect(linesWith(SOURCE, 'room')).toEqual([2, 4]);
    expect(linesWith(SOURCE, 'Room(')).toEqual([2, 4]);
    expect(linesWith(SOURCE, '.*')).toEqual([]);
    expect(linesWith(SOURCE, '')).toEqual([]);
  });

  it('goes on from a line, and from the end to the begin', () => {
    expect([nextLine([2, 4], 2, 'next'), nextLine([2, 4], 4, 'next')]).toEqual([4, 2]);
    expect([nextLine([2, 4], 4, 'previous'), nextLine([2, 4], 1, 'previous')]).toEqual([2, 4]);
    expect(nextLine([], 1, 'next')).toBeUndefined();
  });
});
