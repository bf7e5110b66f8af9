import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { diffWith } from '../../diagnosis/diagnosis.ts';
import { substitute } from '../../match/substitute.ts';
import { resolveVariable, unknownVariableNote, variablesOf } from '../../run/variables.ts';
import type { ReceivesStep, Scenario } from '../../script/scenario.ts';
import { compileSlot, slotAt, type StanzaSlot } from '../../script/stanza-slot.ts';
import type { TraceModel } from '../../trace/model.ts';
import { modelOf } from '../../trace/model-of.ts';
import type { XmlElement } from '../../xml/element.ts';
import type { RunNow } from '../run-selectors.ts';
import type { WrittenAnswer } from './predictions.ts';
import type { LessonQuestion } from './questions.ts';

const NOTHING = t('Write a message, a presence or an iq, as the script would expect it.');

/** What somebody wrote as the stanza that will come, held against the one that came; a sentence where it is no stanza. */
export function readWritten(
  text: string,
  { step, actor }: LessonQuestion,
  { scenario, source, events }: Pick<RunNow, 'scenario' | 'source' | 'events'>,
): Result<WrittenAnswer, string> {
  const asked = scenario?.steps[step - 1];
  if (scenario === undefined || asked?.kind !== 'receives') return err(NOTHING);
  const model = modelOf(events);
  const stanza = readStanza(text, slotAt(source, asked.range.start, actor), { model, scenario });
  if (!stanza.ok) return stanza;
  return ok({ stanza: stanza.value, isRight: isWhatCame(model, asked, stanza.value) });
}

/** With the variables filled in that the run had. */
function readStanza(
  text: string,
  slot: StanzaSlot,
  { model, scenario }: { readonly model: TraceModel; readonly scenario: Scenario },
): Result<XmlElement, string> {
  const { script, diagnostics } = compileSlot(slot, text);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) return err(wrong.message);
  const written = script.scenario?.steps.at(-1);
  if (written?.kind !== 'sends' || text.trim() === '') return err(NOTHING);
  const known = variablesOf(model, scenario);
  const filled = substitute(written.stanza, (name) => resolveVariable(known, name));
  return filled.ok
    ? ok(filled.value.element)
    : err(unknownVariableNote(known, filled.error.variable));
}

function isWhatCame(model: TraceModel, asked: ReceivesStep, stanza: XmlElement): boolean {
  const came = model.steps.get(asked.index)?.ended?.stanza;
  const record = came === undefined ? undefined : model.stanzaAt(came);
  const diff = record && diffWith(model, { ...asked, stanza }, record);
  return diff?.differences.length === 0;
}
