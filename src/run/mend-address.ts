import { replaceRange, type TextEdit } from '../base/text-edit.ts';
import { compileScript } from '../script/compile.ts';
import type { ReceivesStep } from '../script/scenario.ts';
import { lastSent } from './candidates.ts';
import { nearAddress, withPart, type NearAddress } from './refusal-cause.ts';
import type { RanTrace, StepRepair } from './step-repair.ts';

/**
 * The address that was refused, written as an earlier step has it, wherever the script has it wrong. None where it is
 * not nearly one that was used, and where the script has moved on.
 */
export function mendedAddress(ran: RanTrace, step: ReceivesStep): readonly StepRepair[] {
  const ended = ran.model.steps.get(step.index)?.ended;
  const sent = ended && lastSent(ran.model, step, ended.seq);
  if (sent?.element === undefined || sent.step === undefined) return [];
  const near = nearAddress(sent.element, sent.step, ran.scenario.steps);
  if (near === undefined) return [];
  const edits = editsFor(ran.text, near);
  if (edits.length === 0) return [];
  return [
    { kind: 'mend-address', label: `Write "${near.used}", as step ${near.step} does`, edits },
  ];
}

function editsFor(text: string, near: NearAddress): readonly TextEdit[] {
  const steps = compileScript(text).scenario?.steps ?? [];
  return steps.flatMap((step) => {
    if (!('stanza' in step)) return [];
    return step.stanza.attributes.flatMap(({ local, ns, value, valueRange }) => {
      if (ns !== '' || (local !== 'to' && local !== 'from') || valueRange === undefined) return [];
      const mended = withPart(value, near);
      const isPlain = valueRange.end - valueRange.start === value.length;
      return mended === value || !isPlain ? [] : [replaceRange(valueRange, mended)];
    });
  });
}
