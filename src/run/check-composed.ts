import { t } from '../base/translate.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { TextRange } from '../base/text-range.ts';
import { substitute } from '../match/substitute.ts';
import type { Scenario } from '../script/scenario.ts';
import { compileSlot, ownRange, slotAt, type StanzaSlot } from '../script/stanza-slot.ts';
import { CONNECTION_WORDS } from '../trace/connection-words.ts';
import type { TraceModel } from '../trace/model.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseStrict } from '../xml/parse-strict.ts';
import { printXml } from '../xml/print.ts';
import { isStanza } from './by-hand.ts';
import { resolveVariable, unknownVariableNote, variablesOf } from './variables.ts';

/** A run as it stands. */
export interface LiveRun {
  readonly model: TraceModel;
  readonly scenario: Scenario;
  /** The text that the scenario was compiled from. */
  readonly source: string;
}

/** Why a stanza is not sent. */
export interface ComposeFault {
  /** For people: what is wrong, and what to do. */
  readonly sentence: string;
  /** Where, in the text as composed; absent when it is about the run. */
  readonly range?: TextRange | undefined;
}

/** The servers that people use refuse a client's stanza that is longer, in UTF-16 units here. */
export const LONGEST_STANZA = 256 * 1024;

/** Where in the script what is composed now would stand: before the step at which the run pauses. */
export function composeSlot({ model, scenario, source }: LiveRun, actor: string): StanzaSlot {
  const step = scenario.steps[(model.paused?.step ?? model.currentStep) - 1];
  return slotAt(source, step?.range.start ?? source.length, actor);
}

/** Why that actor can send nothing now; `undefined` when nothing stands in the way. */
export function cannotSend({ model }: LiveRun, actor: string): string | undefined {
  if (model.paused === undefined) {
    return t('The run does not pause, so nothing can be sent by hand. Pause it first.');
  }
  const state = model.connections.get(actor)?.at(-1)?.state;
  if (state === 'online') return undefined;
  return state === undefined
    ? t(
        '{actor} has not connected yet. Let the run go on until after "{actor} connects", or choose another actor.',
        { actor },
      )
    : t('{actor} is {state}, so {actor} can send nothing. Choose another actor.', {
        actor,
        state: CONNECTION_WORDS[state],
      });
}

/** The stanza as a `sends` step has it, its variables not filled in; or why it cannot be sent. */
export function checkComposed(
  run: LiveRun,
  actor: string,
  text: string,
): Result<XmlElement, ComposeFault> {
  const sentence = cannotSend(run, actor) ?? tooLarge(text.length);
  if (sentence !== undefined) return err({ sentence });
  const slot = composeSlot(run, actor);
  const { script, diagnostics } = compileSlot(slot, text);
  const wrong = diagnostics.find(({ severity, code }) => severity === 'error' || GRAVE.has(code));
  if (wrong !== undefined)
    return err({ sentence: OF_ITS_OWN.get(wrong.code) ?? wrong.message, range: wrong.range });
  const step = script.scenario?.steps.at(-1);
  if (step?.kind !== 'sends' || text.trim() === '') return err({ sentence: NOTHING });
  if (!isStanza(step.stanza)) return err({ sentence: NO_STANZA });
  return checkFilled(run, step.stanza, (range) => ownRange(slot, text, range));
}

/** Warnings in a script, and reasons not to send: what would go out is not what was written, or no stanza. */
const GRAVE: ReadonlySet<string> = new Set(['not-a-stanza', 'stray-stanza', 'detached-stanza']);
/** Where the advice for a script makes no sense. */
const OF_ITS_OWN: ReadonlyMap<string, string> = new Map([
  ['second-stanza', t('One stanza is sent at a time. Send the first one, then this one.')],
]);
const NOTHING = t('There is nothing to send yet. Write a message, a presence or an iq.');
const NO_STANZA = t('This is no stanza. Write a message, a presence or an iq.');

/** With its variables filled in it has to be what the wire takes. */
function checkFilled(
  { model, scenario }: LiveRun,
  stanza: XmlElement,
  placeOf: (range: TextRange) => TextRange,
): Result<XmlElement, ComposeFault> {
  const source = variablesOf(model, scenario);
  const filled = substitute(stanza, (name) => resolveVariable(source, name));
  if (!filled.ok) {
    const { variable, range } = filled.error;
    const sentence = unknownVariableNote(source, variable);
    return err({ sentence, range: range && placeOf(range) });
  }
  const wire = printXml(filled.value.element);
  const sentence = tooLarge(wire.length);
  if (sentence !== undefined) return err({ sentence });
  const parsed = parseStrict(wire);
  return parsed.ok ? ok(stanza) : err({ sentence: parsed.error.sentence });
}

function tooLarge(length: number): string | undefined {
  if (length <= LONGEST_STANZA) return undefined;
  return t('This stanza has {length} characters; servers take at most {most}. Make it shorter.', {
    length,
    most: LONGEST_STANZA,
  });
}
