import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { USAGE } from '../../src/cli/arguments.ts';
import { ALL_COMMANDS } from '../../src/cli/usage/all-commands.ts';
import { optionHead, withImplied, type OptionTable } from '../../src/cli/usage/option-table.ts';
import { OTHER_COMMANDS } from '../../src/cli/usage/other-words.ts';
import { usageText, wrapped } from '../../src/cli/usage/usage-text.ts';
import { startCommandLine } from '../support/command-line.ts';

const MAIN = readFileSync(path.resolve(import.meta.dirname, '../../src/cli/main.ts'), 'utf8');

describe('the help', () => {
  it('knows every command that there is', () => {
    const cases = [...MAIN.matchAll(/^ +case '(\w+)':$/gm)].map(([, name]) => name);
    expect(OTHER_COMMANDS.map(({ name }) => name).sort()).toEqual(cases.sort());
    for (const { name, brief } of OTHER_COMMANDS) {
      expect(USAGE).toMatch(new RegExp(`^ +caesura ${name} .*${brief.slice(0, 10)}`, 'm'));
    }
  });

  it.each(ALL_COMMANDS.map((command) => [command.name, command] as const))(
    'of %s has each of its options and statuses, in lines that fit',
    (name, command) => {
      const text = name === 'run' ? USAGE : usageText(command);
      expect(text).toMatch(new RegExp(`^Usage: caesura ${name}`));
      for (const [option, words] of Object.entries<OptionTable[string]>(command.options)) {
        expect(text).toContain(`\n  ${optionHead(option, words)}`);
      }
      for (const [status] of command.exits)
        expect(text).toMatch(new RegExp(`^ {2}${status} `, 'm'));
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    },
  );

  it('begins a new line before a word that has no room', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('overlong words', 3)).toEqual(['overlong', 'words']);
    expect(wrapped('', 3)).toEqual(['']);
  });
});

describe('an option whose value may be left out', () => {
  const options: OptionTable = {
    update: { type: 'string', value: 'yes', implied: 'ask', about: '' },
    json: { type: 'string', value: 'FILE', about: '' },
  };

  it('has the one that is implied, unless it says another', () => {
    const words = ['--update', '--update=yes', '--json', 'a', '--', '--update'];
    expect(withImplied(words, options)).toEqual([
      '--update=ask',
      '--update=yes',
      '--json',
      'a',
      '--',
      '--update',
    ]);
  });

  it('is told with brackets', () => {
    expect(Object.entries(options).map(([name, words]) => optionHead(name, words))).toEqual([
      '--update[=yes]',
      '--json FILE',
    ]);
  });
});

describe('each command', () => {
  it.each(ALL_COMMANDS.map(({ name }) => name))('%s says its own help when asked', async (name) => {
    const { ended } = startCommandLine([name, '--help'], { cwd: import.meta.dirname });
    const { status, output, errors } = await ended;
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(output.split('\n')[0]).toMatch(new RegExp(`^Usage: caesura ${name}\\b`));
    expect(output).toContain('\nExit status:\n');
  });
});

describe('wrong words', () => {
  it('are what is read last: all commands and options would hide what is wrong', async () => {
    for (const words of [['run', 'a.scs', '--shard', '0/3'], ['runn'], ['run', '--bogus']]) {
      const { ended } = startCommandLine(words, { cwd: import.meta.dirname });
      const { status, output, errors } = await ended;
      expect({ status, output }).toEqual({ status: 2, output: '' });
      expect(errors.trim().split('\n')).toHaveLength(2);
      expect(errors).toContain('Nothing was run. caesura run --help tells all');
    }
  });

  it('are no words at all: then all commands are told', async () => {
    const { status, errors } = await startCommandLine([], { cwd: import.meta.dirname }).ended;
    expect(status).toBe(2);
    expect(errors).toMatch(/^Usage: caesura run/);
  });
});

const KICK = path.resolve(import.meta.dirname, '../../public/scenarios/20-kick.scs');
const FULL = '/dev/full';

describe.skipIf(!existsSync(FULL))('a short command whose output has no room', () => {
  it.each([['man'], ['completion', 'bash'], ['map', KICK], ['check', KICK, '--sarif', '-']])(
    'says so: %s',
    async (...words) => {
      const full = openSync(FULL, 'w');
      const { ended } = startCommandLine(words, { cwd: import.meta.dirname, stdout: full });
      const { status, errors } = await ended;
      closeSync(full);
      expect(errors).toContain(
        'Standard output could not be written to the end: there is no room left on the disk.\n',
      );
      expect(status).toBe(4);
    },
  );
});
