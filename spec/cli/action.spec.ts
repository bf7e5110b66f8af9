import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { prosodyPack } from '../support/prosody.ts';
import { runWordsIn } from '../support/run-words.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.github/actions/caesura');
const ACTION = readFileSync(path.join(FOLDER, 'action.yml'), 'utf8');

const namesIn = (pattern: RegExp) => [...ACTION.matchAll(pattern)].map(([, name = '']) => name);

/** The text of the block of a step, without its indentation. */
function blockOf(step: string): string {
  const part = ACTION.split(`- name: ${step}\n`)[1] ?? '';
  const [, block = ''] = part.split('      run: |\n');
  const lines = block.split('\n');
  const end = lines.findIndex((line) => line !== '' && !line.startsWith('        '));
  return (end === -1 ? lines : lines.slice(0, end)).map((line) => line.slice(8)).join('\n');
}

const hasProsody = (await prosodyPack()) !== undefined;

describe('the action for GitHub', () => {
  it('declares the inputs that it uses, and uses those that it declares', () => {
    const inputs = ACTION.slice(ACTION.indexOf('\ninputs:'), ACTION.indexOf('\nruns:'));
    const declared = [...inputs.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name);
    expect(declared.length).toBeGreaterThan(0);
    expect([...new Set(namesIn(/\$\{\{ inputs\.([\w-]+) \}\}/g))].sort()).toEqual(declared.sort());
  });

  it('puts nothing of others into the text of a program', () => {
    const program = blockOf('Run the scripts');
    expect(program).toContain('"$CAESURA"');
    expect(program).not.toContain('${{');
    for (const line of ACTION.matchAll(/^ +run: (?!\|)(.*)$/gm))
      expect(line[1]).not.toContain('${{');
  });

  it('leads to the files of this repository that it starts', () => {
    const places = namesIn(/\$\{\{ github\.action_path \}\}(\S+)/g);
    expect(places).toContain('/../../../src/cli/caesura.mjs');
    for (const place of places) expect(existsSync(path.join(FOLDER, place))).toBe(true);
    const programs = namesIn(/^ +run: node (\S+)$/gm);
    expect(programs.length).toBeGreaterThan(0);
    for (const file of programs) expect(existsSync(path.join(ROOT, file))).toBe(true);
  });

  describe.skipIf(process.platform === 'win32')('runs what its inputs say', () => {
    let folder = '';

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'caesura-action-'));
      const program = path.join(folder, 'caesura.mjs');
      await writeFile(program, 'console.log(JSON.stringify(process.argv.slice(2)))');
    });

    afterEach(() => rm(folder, { recursive: true }));

    /** The words that the command line is given. */
    const wordsFor = (inputs: { paths: string; options?: string; html?: string }): string[] => {
      const env = {
        ...process.env,
        CAESURA: path.join(folder, 'caesura.mjs'),
        CAESURA_PATHS: inputs.paths,
        CAESURA_OPTIONS: inputs.options ?? '',
        CAESURA_HTML: inputs.html ?? '',
      };
      const flags = ['--noprofile', '--norc', '-eo', 'pipefail', '-c'];
      const ended = spawnSync('bash', [...flags, blockOf('Run the scripts')], { cwd: folder, env });
      expect({ status: ended.status, errors: String(ended.stderr) }).toEqual({
        status: 0,
        errors: '',
      });
      return JSON.parse(String(ended.stdout)) as string[];
    };

    it('word by word, whatever is in them', () => {
      const paths = 'a b.scs\n\n$(touch pwned)\n--help\n';
      const words = wordsFor({ paths, options: '--only-tags\nslow, x\n', html: 'r.html' });
      expect(words).toEqual([
        'run',
        '--github',
        '--only-tags',
        'slow, x',
        '--html',
        'r.html',
        '--',
        'a b.scs',
        '$(touch pwned)',
        '--help',
      ]);
      expect(existsSync(path.join(folder, 'pwned'))).toBe(false);
      expect(parseArguments(words)).toMatchObject({
        ok: true,
        value: { paths: ['a b.scs', '$(touch pwned)', '--help'], github: true, html: 'r.html' },
      });
    });

    it.skipIf(!hasProsody)('and fails where a script does', async () => {
      const scenarios = path.join(ROOT, 'public/scenarios');
      for (const name of ['20-kick.scs', '20-kick-broken.scs'])
        await copyFile(path.join(scenarios, name), path.join(folder, name));
      const summary = path.join(folder, 'summary.md');
      const [run, ...words] = wordsFor({ paths: folder });
      expect(run).toBe('run');
      const github = { workspace: folder, summary };
      const { status, report } = await runWordsIn({ github }, ...words);
      expect(status).toBe(1);
      expect(report).toContain('::error file=20-kick-broken.scs,line=94,');
      expect(await readFile(summary, 'utf8')).toContain('<h3>Caesura: 1 failed, 1 passed</h3>');
    });
  });
});

describe('the Containerfile', () => {
  const text = readFileSync(path.join(ROOT, 'Containerfile'), 'utf8');
  const instructions = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => /^(?<word>[A-Z]+) (?<rest>.*)$/.exec(line)?.groups ?? {});
  const restOf = (word: string) =>
    instructions.filter((each) => each['word'] === word).map((each) => each['rest'] ?? '');
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    bin: Record<string, string>;
    engines: { node: string };
    scripts: Record<string, string>;
  };

  it('has instructions only, each of a kind that there is', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD'];
    expect(
      instructions.map((each) => each['word'] ?? '').filter((word) => !known.includes(word)),
    ).toEqual([]);
  });

  it('is on a Node that is supported', () => {
    const oldest = Number(/\d+/.exec(manifest.engines.node)?.[0]);
    const images = restOf('FROM').map((image) => Number(/node:(\d+)-/.exec(image)?.[1]));
    expect(images).toHaveLength(2);
    for (const version of images) expect(version).toBeGreaterThan(oldest);
  });

  it('copies all that a build needs', () => {
    const ignored = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8').trim().split('\n');
    const made = readFileSync(path.join(ROOT, '.gitignore'), 'utf8');
    for (const name of ignored) expect(name === '.git' || made.includes(name)).toBe(true);
    expect(restOf('COPY')).toEqual(['. .', '--from=build /packed/ /packed/']);
  });

  it('installs the package that npm pack makes, and starts its command', () => {
    expect(restOf('RUN').join('\n')).toContain(
      `npm install --global --no-audit --no-fund /packed/${manifest.name}-*.tgz`,
    );
    expect(manifest.scripts['prepack']).toContain('.ci/prepare.mjs');
    const [entry = ''] = restOf('ENTRYPOINT');
    expect(Object.keys(manifest.bin)).toEqual(JSON.parse(entry));
  });
});
