import { describe, expect, it } from 'vitest';
import { compileScript } from '../../src/script/compile.ts';
import type { ReceivesStep, SendsStep } from '../../src/script/scenario.ts';
import { prosodyScripts, shippedScripts } from './corpus.ts';

const prosody = prosodyScripts();

/** Codes of all that is worse than a hint. */
function findings(text: string): string[] {
  return compileScript(text)
    .diagnostics.filter(({ severity }) => severity !== 'hint')
    .map(({ code }) => code);
}

/** What is odd about scripts that pass all the same. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'server_contact_info.scs': ['stray-stanza'],
  'muc_outcast_reason.scs': ['after-disconnect'],
};

describe.skipIf(prosody.length === 0)("Prosody's own scripts", () => {
  it.each(prosody)('compiles $name', ({ name, text }) => {
    expect(findings(text)).toEqual(KNOWN[name] ?? []);
    expect(compileScript(text).scenario).toBeDefined();
  });

  it('finds every action that stands in the text', () => {
    for (const { text } of prosody) {
      const written = text.match(/^[^#/\-\t\n].* (?:connects|disconnects|sends:?|receives:?)$/gm);
      expect(compileScript(text).scenario?.steps.length).toBe(written?.length);
    }
  });

  it('leaves out the stanza that lost its action', () => {
    const text = prosody.find(({ name }) => name === 'server_contact_info.scs')?.text ?? '';
    const { scenario, diagnostics } = compileScript(text);
    expect(scenario?.steps).toHaveLength(5);
    expect(diagnostics[0]?.message).toContain('"Romeo receives:"');
  });
});

describe('the scenarios that the page ships', () => {
  it.each(shippedScripts())('compiles $name', ({ text }) => {
    // One of them signs in without a name: that is said of it, and meant.
    expect(findings(text).filter((code) => code !== 'anonymous-actor')).toEqual([]);
    expect(compileScript(text).scenario?.title).not.toBe('');
  });
});

describe('every step of a scenario', () => {
  it('points at its own lines, and its stanza at its own XML', () => {
    for (const { text } of [...prosody, ...shippedScripts()]) {
      const steps = compileScript(text).scenario?.steps ?? [];
      for (const [at, step] of steps.entries()) {
        expect(step.index).toBe(at + 1);
        const source = text.slice(step.range.start, step.range.end);
        expect(source.startsWith(step.actor)).toBe(true);
        expect(text.slice(0, step.range.start).split('\n')).toHaveLength(step.line);
        if (hasStanza(step)) expect(stanzaSource(text, step)).toMatch(/^<[^]*>$/);
      }
    }
  });
});

function hasStanza(step: object): step is SendsStep | ReceivesStep {
  return 'stanza' in step;
}

function stanzaSource(text: string, { stanza }: SendsStep | ReceivesStep): string {
  return text.slice(stanza.range?.start, stanza.range?.end);
}
