import { describe, expect, it } from 'vitest';
import { COMMANDS, keysOf } from '../../../src/ui/commands/commands.ts';
import { matchesWords } from '../../../src/ui/commands/matches-words.ts';

describe('the commands', () => {
  it('have ids, titles and keys of their own', () => {
    const unique = (values: readonly string[]) => [...new Set(values)];
    const ids = COMMANDS.map(({ id }) => id);
    const titles = COMMANDS.map(({ title }) => title);
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect([ids, titles, keys]).toEqual([unique(ids), unique(titles), unique(keys)]);
  });

  it('have keys as the keyboard names them', () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    const isKey = /^(Ctrl\+)?(Alt\+)?(Shift\+)?(F\d+|[A-Z0-9[\]]|Enter|\?)$/;
    expect(keys.filter((key) => !isKey.test(key))).toEqual([]);
  });

  it('tell their key', () => {
    expect(keysOf('run')).toBe('F8');
    expect(keysOf('nothing')).toBeUndefined();
  });
});

describe('finding a command', () => {
  it.each([
    ['Run to the next failure', 'failure run', true],
    ['Run to the next failure', 'FAIL', true],
    ['Run to the next failure', '', true],
    ['Run to the next failure', 'stop', false],
  ])('%s, %s: %s', (title, typed, isFound) => {
    expect(matchesWords(title, typed)).toBe(isFound);
  });
});
