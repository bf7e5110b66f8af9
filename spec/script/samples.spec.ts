import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../src/base/text-range.ts';
import { compileScript } from '../../src/script/compile.ts';
import type { Diagnostic } from '../../src/script/diagnostic.ts';
import type { Scenario, Step } from '../../src/script/scenario.ts';
import { printXml } from '../../src/xml/print.ts';
import { SCANSION_NS } from '../../src/xmpp/namespaces.ts';

const SAMPLES = path.join(import.meta.dirname, 'samples');

/** Set UPDATE=1 to accept what the compiler says now; then read the difference. */
const isUpdating = process.env['UPDATE'] === '1';

describe('compileScript', () => {
  it.each(readdirSync(SAMPLES))('compiles the sample %s', (name) => {
    const folder = path.join(SAMPLES, name);
    const actual = describeScript(readFileSync(path.join(folder, 'input.scs'), 'utf8'));
    const file = path.join(folder, 'expected.txt');
    if (isUpdating) writeFileSync(file, actual);
    expect(actual).toBe(existsSync(file) ? readFileSync(file, 'utf8') : 'no expected.txt');
  });
});

function describeScript(text: string): string {
  const { diagnostics, scenario } = compileScript(text);
  const lines = [
    ...diagnostics.map((diagnostic) => describeDiagnostic(text, diagnostic)),
    '',
    ...(scenario === undefined ? ['no scenario'] : describeScenario(text, scenario)),
  ];
  return `${lines.join('\n')}\n`;
}

function describeDiagnostic(text: string, { severity, code, range, message }: Diagnostic): string {
  const { line, column } = createLineIndex(text).positionAt(range.start);
  const place = JSON.stringify(text.slice(range.start, range.end));
  return `${line}:${column} ${severity} ${code} ${place}\n    ${message}`;
}

function describeScenario(text: string, scenario: Scenario): string[] {
  return [
    `title: ${scenario.title}`,
    `description: ${scenario.description}`,
    ...scenario.tags.map(({ key, value }) => `tag ${key}: ${value}`),
    ...scenario.actors.map(({ range: _, ...actor }) => `actor ${JSON.stringify(actor)}`),
    ...scenario.steps.flatMap((step) => [
      ...scenario.scenes
        .filter(({ firstStep }) => firstStep === step.index)
        .map(({ title, line }) => `scene (line ${line}): ${title}`),
      describeStep(text, step),
    ]),
  ];
}

function describeStep(text: string, step: Step): string {
  const { index, actor, kind, line, range } = step;
  const last = createLineIndex(text).positionAt(range.end).line;
  const head = `${index}. ${actor} ${kind} (lines ${line}-${last})`;
  if (step.kind === 'sends-raw') return `${head} ${JSON.stringify(step.text)}`;
  if (!('stanza' in step)) return head;
  const stanza = printXml(step.stanza, {
    inheritedNs: 'jabber:client',
    inheritedPrefixes: { scansion: SCANSION_NS },
  });
  return `${head} ${JSON.stringify(stanza)}`;
}
