import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionCommand } from '../../../src/cli/commands/completion-command.ts';
import { manCommand } from '../../../src/cli/commands/man-command.ts';
import { optionWords, completedOptions } from '../../../src/cli/completion/words.ts';
import { ALL_COMMANDS } from '../../../src/cli/usage/all-commands.ts';

function said(command: typeof completionCommand, ...words: string[]) {
  const told = { output: '', errors: '' };
  const status = command(words, {
    output: (text) => void (told.output += text),
    complain: (sentence) => void (told.errors += sentence),
  });
  return { status, ...told };
}

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const scriptFor = (shell: string) => said(completionCommand, shell).output;

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s knows every command and every option', (shell) => {
    const script = scriptFor(shell);
    for (const command of ALL_COMMANDS) {
      const part = shell === 'fish' ? script : (script.split(`\n\t${command.name})\n`)[1] ?? '');
      const ours = part.split('\n\t\t;;')[0] ?? '';
      for (const option of completedOptions(command)) {
        const [word = ''] = optionWords(option);
        const line = `seen_subcommand_from ${command.name}' -l ${option.name} `;
        if (shell === 'fish') expect(script).toContain(line);
        else expect(ours).toMatch(new RegExp(`[' *]${word}[[ '=]`));
      }
    }
  });

  it('names the shells where it was given none, or another one', () => {
    for (const words of [[], ['tcsh'], ['bash', 'zsh']]) {
      const { status, output, errors } = said(completionCommand, ...words);
      expect({ status, output }).toEqual({ status: 2, output: '' });
      expect(errors).toMatch(/^Name one shell: bash, zsh or fish\.\n\nUsage: caesura completion /);
    }
  });

  it.each(['zsh', 'fish'].filter(has))('is no nonsense to %s', (shell) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'caesura-completion-'));
    const file = path.join(folder, 'completion');
    writeFileSync(file, scriptFor(shell));
    const { status, stderr } = spawnSync(shell, ['-n', file]);
    rmSync(folder, { recursive: true });
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  });
});

describe.skipIf(!has('bash'))('completion in bash', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'caesura-completion-'));
    for (const name of ['a.scs', 'b c.scs', 'other.txt'])
      writeFileSync(path.join(folder, name), '');
    writeFileSync(path.join(folder, '.completion'), scriptFor('bash'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  /** What is offered for the last of the words. */
  const offered = (...words: string[]) => {
    const program = `source .completion; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _caesura; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const ended = spawnSync('bash', ['--norc', '-c', program, 'bash', ...words], { cwd: folder });
    expect(String(ended.stderr)).toBe('');
    return String(ended.stdout)
      .split('\n')
      .filter((word) => word !== '')
      .sort();
  };

  it('offers commands, options, values and scripts', () => {
    expect(offered('caesura', 'co')).toEqual(['completion']);
    expect(offered('caesura', 'check', '--s')).toEqual(['--sarif']);
    expect(offered('caesura', 'run', '--up')).toEqual(['--update', '--update=yes']);
    expect(offered('caesura', 'run', '--receive', 's')).toEqual(['search', 'skip']);
    expect(offered('caesura', 'run', '')).toEqual(['a.scs', 'b c.scs']);
    expect(offered('caesura', 'run', '--config', 'o')).toEqual(['other.txt']);
    expect(offered('caesura', 'run', '--jobs', '')).toEqual([]);
    expect(offered('caesura', 'completion', '')).toEqual(['bash', 'fish', 'zsh']);
    expect(offered('caesura', 'serve', '')).toEqual([]);
    expect(offered('caesura', 'nothing', '')).toEqual([]);
  });
});

describe.skipIf(!has('fish'))('completion in fish', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'caesura-completion-'));
    mkdirSync(path.join(folder, 'scripts'));
    writeFileSync(path.join(folder, 'a.scs'), '');
    writeFileSync(path.join(folder, 'caesura.fish'), scriptFor('fish'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const offered = (line: string) => {
    const program = `source caesura.fish; complete -C '${line}'`;
    const ended = spawnSync('fish', ['--no-config', '-c', program], { cwd: folder });
    expect(String(ended.stderr)).toBe('');
    const words = String(ended.stdout).split('\n').filter(Boolean);
    return words.map((word) => word.split('\t', 1)[0]).sort();
  };

  it('offers commands, options, values and scripts', () => {
    expect(offered('caesura co')).toEqual(['completion']);
    expect(offered('caesura run --up')).toEqual(['--update', '--update=yes']);
    expect(offered('caesura run --receive s')).toEqual(['search', 'skip']);
    expect(offered('caesura run ')).toEqual(['a.scs', 'caesura.fish', 'scripts/']);
    expect(offered('caesura ui ')).toEqual(['scripts/']);
    expect(offered('caesura completion ')).toEqual(['bash', 'fish', 'zsh']);
    expect(offered('caesura serve ')).toEqual([]);
  });
});

describe('caesura man', () => {
  const manual = said(manCommand);

  it('prints every command with every option', () => {
    expect(manual).toMatchObject({ status: 0, errors: '' });
    for (const command of ALL_COMMANDS) {
      expect(manual.output).toContain(`\n.SH CAESURA ${command.name.toUpperCase()}\n`);
      for (const { name } of completedOptions(command)) {
        expect(manual.output).toContain(`\n.B \\-\\-${name.replaceAll('-', '\\-')}`);
      }
    }
  });

  it('holds ASCII only, and no line that roff takes for a request', () => {
    expect(manual.output).toMatch(/^[\n\x20-\x7e]*$/);
    const requests = new Set(
      manual.output.split('\n').flatMap((line) => /^[.'](\w*)/.exec(line)?.[1] ?? []),
    );
    expect([...requests].sort()).toEqual(['B', 'PP', 'SH', 'TH', 'TP', 'br', 'fi', 'nf']);
  });

  it.skipIf(!has('groff'))('is set by groff without a warning', () => {
    const ended = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-P-cbou'], {
      input: manual.output,
    });
    expect(String(ended.stderr)).toBe('');
    expect(String(ended.stdout)).toContain('--last-failed');
  });

  it('takes no words', () => {
    expect(said(manCommand, 'run')).toMatchObject({ status: 2, output: '' });
  });
});
