import type { TextEdit } from '../../base/text-edit.ts';
import { findRepairs, type Repair } from '../../match/repair.ts';
import { actorVariables } from '../../match/variables.ts';
import { compileScript } from '../../script/compile.ts';
import type { ReceivesStep, Scenario } from '../../script/scenario.ts';
import type { EventSeq } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { XmlElement } from '../../xml/element.ts';
import { printXml } from '../../xml/print.ts';

/** A repair as a button offers it. */
export interface OfferedRepair {
  readonly words: string;
  /** Pressed while the difference has the focus. */
  readonly key: string;
  readonly edits: readonly TextEdit[];
}

export interface RepairQuestion {
  readonly model: TraceModel;
  /** What ran, and the text it was compiled from. */
  readonly scenario: Scenario;
  readonly source: string;
  /** The script as it is now; the edits are for this text. */
  readonly text: string;
  readonly step: ReceivesStep;
  readonly received: XmlElement;
}

const KEYS: Readonly<Record<Repair['kind'], string>> = {
  'accept-received': 'a',
  'make-wildcard': 'w',
  loosen: 'o',
  'accept-whole': 'A',
};

/** The repairs worth offering for a step that differs; none when the script has moved on from what ran. */
export function offeredRepairs(question: RepairQuestion): readonly OfferedRepair[] {
  const { model, scenario, received, text } = question;
  const pattern = patternNow(question);
  if (pattern === undefined) return [];
  const end = model.steps.get(question.step.index)?.ended?.seq;
  const variables = actorVariables(
    scenario.actors.map(({ name, jid }) => ({ name, jid, fullJid: fullJidOf(model, name, end) })),
  );
  return findRepairs({ source: text, pattern, received, variables }).map((repair) => ({
    words: repair.label,
    key: KEYS[repair.kind],
    edits: repair.edits,
  }));
}

/** The step's expectation in the script as it is now, if it still says the same. */
function patternNow({ scenario, source, text, step }: RepairQuestion): XmlElement | undefined {
  if (text === source) return step.stanza;
  const now = compileScript(text).scenario;
  const same = now?.steps[step.index - 1];
  const isSame =
    same?.kind === 'receives' &&
    same.actor === step.actor &&
    now?.steps.length === scenario.steps.length &&
    printXml(same.stanza) === printXml(step.stanza);
  return isSame ? same.stanza : undefined;
}

/** The full JID that an actor had at an event, or has at the end. */
function fullJidOf(
  model: TraceModel,
  actor: string,
  seq: EventSeq | undefined,
): string | undefined {
  const changes = model.connections.get(actor) ?? [];
  const until = changes.filter((change) => seq === undefined || change.seq <= seq);
  return until.findLast(({ jid }) => jid !== undefined)?.jid;
}
