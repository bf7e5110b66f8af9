import { t } from '../base/translate.ts';
import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import type { Scenario } from '../script/scenario.ts';
import { childElements, ownText, type XmlElement } from '../xml/element.ts';
import { likelyCause } from '../xmpp/refusal-causes.ts';
import { nearAddress, otherSpelling, type NearAddress } from './near-address.ts';
import { nicknameHolder } from './nickname-holder.ts';

/** Why what a step sent was likely refused, in a sentence; `undefined` where nothing is known. */
export function causeOf(
  sent: XmlElement,
  index: number,
  condition: string,
  scenario: Scenario,
): string | undefined {
  const unfilled = unfilledIn(sent);
  if (unfilled !== undefined) return unfilledSentence(unfilled, index);
  const near = nearAddress(sent, index, scenario, condition);
  if (near !== undefined) return nearSentence(near, index);
  const holder = condition === 'conflict' ? nicknameHolder(sent, index, scenario.steps) : undefined;
  return holder ?? likelyCause(condition, sent);
}

/** A placeholder that was sent as it stands: in any value, at any depth. */
function unfilledIn(sent: XmlElement): string | undefined {
  const values = [...sent.attributes.map(({ value }) => value), ownText(sent)];
  const own = values.map((value) => /\{scansion:[^{}]{0,200}\}/.exec(value)?.[0]);
  const found = own.find((placeholder) => placeholder !== undefined);
  return (
    found ??
    childElements(sent)
      .map(unfilledIn)
      .find((each) => each !== undefined)
  );
}

function unfilledSentence(placeholder: string, index: number): string {
  const [, name] = /^\{scansion:capture:(.*)\}$/.exec(placeholder) ?? [];
  const sentence = t(
    'Step {index} sent {placeholder} as it stands: that means something only in what is received.',
    { index, placeholder: named(placeholder) },
  );
  if (name === undefined) return sentence;
  return `${sentence} ${t('Write {variable} for the value.', { variable: `\${${named(name)}}` })}`;
}

function nearSentence(near: NearAddress, index: number): string {
  const { part, written, used, step, at } = near;
  if (at !== index) return twoSpellings(near, index);
  const verb = step !== undefined && step > index ? 'has' : 'used';
  const where =
    step === undefined ? t('the head of the script has') : t('step {step} {verb}', { step, verb });
  return t('There may be no such {part} "{named}": {where} "{named2}".', {
    part,
    named: named(written),
    where,
    named2: named(used),
  });
}

/** What the script spells in two ways, so that the stanza of a step that awaits it cannot come; `undefined` if nothing. */
export function spellingSentence(
  awaited: XmlElement,
  index: number,
  scenario: Scenario,
): string | undefined {
  const near = otherSpelling(awaited, index, scenario);
  return near && twoSpellings(near, index);
}

function twoSpellings({ part, written, used, step, at }: NearAddress, index: number): string {
  const other = step === index ? t('this step') : t('step {step}', { step });
  const where = step === undefined ? t('the head of the script') : other;
  return t('Step {at} has the {part} "{named}", {where} "{named2}": one of them may be mistyped.', {
    at,
    part,
    named: named(written),
    where,
    named2: named(used),
  });
}

function named(text: string): string {
  return boundedText(text, NAME_LENGTH);
}
