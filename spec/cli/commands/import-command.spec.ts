import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCommand } from '../../../src/cli/commands/import-command.ts';
import { showCommand } from '../../../src/cli/commands/show-command.ts';
import { compileScript } from '../../../src/script/compile.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../logs/samples');
const GAJIM = path.join(SAMPLES, 'gajim.txt');

async function told(command: typeof importCommand, ...words: string[]) {
  const said = { output: '', errors: '' };
  const status = await command(words, {
    output: (text) => void (said.output += text),
    complain: (sentence) => void (said.errors += `${sentence}\n`),
  });
  return { status, ...said };
}

describe('a log of another program on the command line', () => {
  it('becomes a script on standard output, and what was understood is said beside it', async () => {
    const { status, output, errors } = await told(importCommand, GAJIM);
    expect(status).toBe(0);
    expect(compileScript(output).scenario?.actors.map(({ name }) => name)).toEqual([
      'Romeo',
      'Juliet',
    ]);
    expect(errors).toContain('A log of Gajim’s XML console: 21 stanzas of Romeo and Juliet.');
  });

  it('names whom it knows through others alone', async () => {
    const { errors } = await told(importCommand, path.join(SAMPLES, 'psi.txt'));
    expect(errors).toContain('actors of their own: Juliet.');
  });

  it('is drawn between lanes', async () => {
    const { status, output, errors } = await told(showCommand, GAJIM);
    expect(status).toBe(0);
    expect(output).toContain('A log of Gajim’s XML console: 21 stanzas;');
    expect(output).toMatch(/\n +ms +Romeo +orchard +Juliet\n/);
    expect(errors).toContain('All of its 289 lines were understood.');
  });

  it.each([[[]], [['/nowhere']], [[path.join(SAMPLES, 'played.scs', 'x')]], [[GAJIM, GAJIM]]])(
    'is refused in a sentence: %j',
    async (words) => {
      const { status, output, errors } = await told(importCommand, ...words);
      expect(status).toBe(2);
      expect(output).toBe('');
      expect(errors).not.toBe('');
    },
  );
});
