import { t } from '../../base/translate.ts';
import { replaceRange, type TextEdit } from '../../base/text-edit.ts';
import { boundedText, NAME_LENGTH } from '../../base/bounded-text.ts';
import { compileScript } from '../../script/compile.ts';
import type { ReceivesNothingStep, ReceivesStep, Scenario, Step } from '../../script/scenario.ts';
import { attributeValue, childElements, type XmlElement } from '../../xml/element.ts';
import { bareText } from '../../xmpp/jid.ts';
import { nearAddress, otherSpelling, respelt, type NearAddress } from '../near-address.ts';
import { refusalIn } from '../refusal.ts';
import { situationAt } from '../situation-in-trace.ts';
import { expectationOf } from '../step-diff.ts';
import type { RanTrace, StepRepair } from './step-repair.ts';

/**
 * The address that was refused, or that keeps what a step awaits from coming, written as the script has it elsewhere,
 * wherever it is wrong. None where nothing is spelt in two ways, and where the script has moved on.
 */
export function mendedAddress(
  ran: RanTrace,
  step: ReceivesStep | ReceivesNothingStep,
): readonly StepRepair[] {
  const near = spelledTwice(ran, step);
  if (near === undefined) return [];
  const edits = editsFor(ran.text, near);
  if (edits.length === 0) return [];
  const where =
    near.step === undefined ? t('the head of the script') : t('step {step}', { step: near.step });
  const label = t('Write "{boundedText}", as {where} does', {
    boundedText: boundedText(near.used, NAME_LENGTH),
    where,
  });
  return [{ kind: 'mend-address', label, edits }];
}

/** What is to be written otherwise. What the server says that there is not, is wrong; of nicknames the script knows more. */
function spelledTwice(
  { model, scenario }: RanTrace,
  step: ReceivesStep | ReceivesNothingStep,
): NearAddress | undefined {
  const situation = situationAt(model, step);
  const refused = situation && refusalIn(situation);
  if (refused !== undefined) {
    const { sent, condition } = refused;
    const near = nearAddress(sent.element, sent.step, scenario, condition);
    return near?.part === 'nickname' ? rarer(scenario, near) : near;
  }
  const expected = step.kind === 'receives' ? expectationOf(model, step) : undefined;
  const near = expected && otherSpelling(expected, step.index, scenario);
  return near && rarer(scenario, near);
}

/** So that the spelling that stands in fewer places goes; where that does not tell, the one that was found wrong. */
function rarer({ steps, actors }: Scenario, near: NearAddress): NearAddress {
  if (near.step === undefined) return near;
  const other = { ...near, written: near.used, used: near.written, at: near.step, step: near.at };
  const count = (each: NearAddress) => {
    const names = actors.filter(({ name, jid }) =>
      each.part === 'nickname' ? name === each.written : respelt(jid, each) !== jid,
    );
    return names.length + steps.flatMap((step) => placesIn(step, each)).length;
  };
  return count(near) > count(other) ? other : near;
}

function editsFor(text: string, near: NearAddress): readonly TextEdit[] {
  const steps = compileScript(text).scenario?.steps ?? [];
  return steps.flatMap((step) =>
    placesIn(step, near).flatMap(({ value, valueRange, mended }) => {
      const isPlain = valueRange.end - valueRange.start === value.length;
      return isPlain ? [replaceRange(valueRange, mended)] : [];
    }),
  );
}

const ADDRESSES: ReadonlySet<string> = new Set(['to', 'from', 'jid']);

/** Where a step has the part as it is written wrong. */
function placesIn(step: Step, near: NearAddress) {
  if (!('stanza' in step)) return [];
  const to = attributeValue(step.stanza, 'to') ?? attributeValue(step.stanza, 'from') ?? '';
  return elementsOf(step.stanza).flatMap((element) =>
    element.attributes.flatMap(({ local, ns, value, valueRange }) => {
      if (ns !== '' || valueRange === undefined) return [];
      const isNick = local === 'nick' && near.part === 'nickname' && bareText(to) === near.within;
      const nick = isNick && value === near.written ? near.used : value;
      const mended = ADDRESSES.has(local) ? respelt(value, near) : nick;
      return mended === value ? [] : [{ value, valueRange, mended }];
    }),
  );
}

function elementsOf(element: XmlElement): readonly XmlElement[] {
  return [element, ...childElements(element).flatMap(elementsOf)];
}
