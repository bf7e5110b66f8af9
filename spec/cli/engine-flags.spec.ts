import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { engineFlags } from '../../src/cli/engine-flags.ts';

describe('the flags of the engine', () => {
  it('are those that this one knows', () => {
    const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const names = engineFlags(process.versions.v8).map((flag) => flag.replace(/=.*/, ' '));
    for (const name of names) expect(stdout).toContain(`\n  ${name}`);
  });

  it.each([
    ['11.3.244.8-node.33', 1],
    ['12.4.254.21-node.33', 0],
    ['13.6.233.10-node.28', 0],
  ])('of V8 %s are %i', (v8, count) => {
    expect(engineFlags(v8)).toHaveLength(count);
  });
});
