import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { scenarioTextInParts, setupText } from '../../../src/run/beside/setup-text.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { prosodyScripts } from '../../script/corpus.ts';

const setupOf = (source: string) => ({
  scenario: ensure(compileScript(source).scenario, 'a script without errors'),
  source,
  options: { timeout: 3 },
});

describe('a setup as JSON', () => {
  it.each(prosodyScripts().map(({ name, text }) => [name, text] as const))('%s', (_, text) => {
    const setup = setupOf(text);
    const plain: unknown = JSON.parse(JSON.stringify(setup));
    expect(JSON.parse(setupText(setup))).toEqual(plain);
    expect(JSON.parse(setupText({ ...setup, options: {} }))).toMatchObject({ options: {} });
  });

  it('is written in parts, and only once for a scenario', () => {
    const line = 'Romeo sends:\n\t<presence/>\n\n';
    const { scenario } = setupOf(
      `[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: secret\n\n---------\n\n${line.repeat(1000)}`,
    );
    expect([...scenarioTextInParts(scenario)]).toHaveLength(5);
    expect([...scenarioTextInParts(scenario)]).toHaveLength(0);
  });
});
