import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { previewEdits } from '../../../src/base/edit-preview.ts';
import { applyEdits } from '../../../src/base/text-edit.ts';
import { explainDifference } from '../../../src/insight/explain-difference.ts';
import { printText } from '../../../src/insight/rich-text.ts';
import {
  candidateLabel,
  candidatesOf,
  describeOutcome,
  printOutcome,
} from '../../../src/diagnosis/diagnosis.ts';
import { type RanTrace, type StepRepair, repairsForStep } from '../../../src/diagnosis/repairs.ts';
import { compileScript } from '../../../src/script/compile.ts';
import type { ReceivesStep } from '../../../src/script/scenario.ts';
import { parseTrace } from '../../../src/trace/file.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { prosodyScripts } from '../../script/corpus.ts';

const TRACES = path.join(import.meta.dirname, 'traces');
const scripts = new Map(prosodyScripts().map(({ name, text }) => [name, text]));
const recorded = readdirSync(TRACES).map((name) => name.replace('.jsonl', ''));

/** What ejabberd answered to a script, and the script: the trace itself holds no line of it. */
function replay(name: string): RanTrace & { readonly step: ReceivesStep } {
  const text = ensure(scripts.get(`${name}.scs`), 'the script');
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const trace = parseTrace(readFileSync(path.join(TRACES, `${name}.jsonl`), 'utf8'));
  if (!trace.ok) throw new Error(trace.error.message);
  const events = trace.value.map((event) =>
    event.type === 'run-started' ? { ...event, source: text } : event,
  );
  const model = buildTraceModel(events);
  const step = scenario.steps[(model.ended?.step ?? 0) - 1];
  if (step?.kind !== 'receives') throw new Error(`${name} did not fail at a receives.`);
  return { model, scenario, source: text, text, step };
}

/** All that a person is told of the failure, as text. */
function told(name: string): string {
  const ran = replay(name);
  const candidates = candidatesOf(ran.model, ran.step);
  const [best] = candidates;
  const { root, differences } = ensure(best, 'a candidate').diff;
  const { expected, received } = root;
  const sides = { expected: ensure(expected, 'expected'), received: ensure(received, 'received') };
  return [
    printOutcome(describeOutcome(ran.model, ran.scenario)),
    '',
    ...candidates.map((each) => `candidate ${each.place}: ${candidateLabel(each)}`),
    ...differences.flatMap((difference) => [
      '',
      `${difference.kind} ${difference.path.join('/')}`,
      `  ${difference.sentence}`,
      `  ${printText(explainDifference({ difference, ...sides }) ?? [])}`.trimEnd(),
    ]),
    ...(best === undefined ? [] : repairsForStep(ran, ran.step, best)).flatMap((repair) => [
      '',
      `${repair.label}: line ${linesOf(ran.text, repair).join(', ')}`,
    ]),
    '',
  ].join('\n');
}

/** The lines that a repair changes; the script itself does not belong into a golden file. */
function linesOf(text: string, { edits }: StepRepair): readonly number[] {
  return previewEdits(text, edits).map(({ line }) => line);
}

describe.skipIf(scripts.size === 0)("the first failures of Prosody's scripts on ejabberd", () => {
  it('are those of all scripts for rooms', () => {
    const names = [...scripts.keys()].filter((name) => name.startsWith('muc_'));
    expect(recorded.map((name) => `${name}.scs`).sort()).toEqual(names.sort());
  });

  it.each(recorded)('%s is told as in the golden file', async (name) => {
    await expect(told(name)).toMatchFileSnapshot(`./told/${name}.txt`);
  });

  it.each(recorded)('%s opens the stanza that the run names', (name) => {
    const { model, step } = replay(name);
    const ended = ensure(model.steps.get(step.index)?.ended, 'the end of the step');
    const [best] = candidatesOf(model, step);
    if (ended.stanza !== undefined) expect(best?.record.frame.seq).toBe(ended.stanza);
    else expect(best?.diff.differences).toEqual([]);
  });

  it.each(recorded)('%s has repairs, and each of them leaves a script that compiles', (name) => {
    const ran = replay(name);
    const best = ensure(candidatesOf(ran.model, ran.step)[0], 'a candidate');
    const repairs = repairsForStep(ran, ran.step, best);
    expect(repairs).not.toEqual([]);
    for (const { edits } of repairs) {
      expect(compileScript(applyEdits(ran.text, edits)).scenario?.steps).toHaveLength(
        ran.scenario.steps.length,
      );
    }
  });
});
