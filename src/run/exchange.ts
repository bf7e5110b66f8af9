import { matches } from '../match/match.ts';
import { expectationFor } from '../match/expectation.ts';
import { substitute } from '../match/substitute.ts';
import { insertSteps, type NewStep } from '../script/new-steps.ts';
import type { ReceivesStep } from '../script/scenario.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import { parseStrict } from '../xml/parse-strict.ts';
import { parseTolerant } from '../xml/parse-tolerant.ts';
import { printXml } from '../xml/print.ts';
import { CLIENT_NS } from '../xmpp/namespaces.ts';
import { variablesAt, type RanTrace } from './step-repairs.ts';
import { resolveVariable, variablesOf } from './variables.ts';

/** What was sent by hand in one pause, and what came since. */
export interface Exchange {
  /** The step before, or in, which the run paused. */
  readonly step: number;
  /** In the order of the trace. The first one was sent by hand. */
  readonly stanzas: readonly StanzaRecord[];
}

/**
 * The exchange of the pause at hand; once the run went on, that of the last pause that had one. `undefined` when there
 * is none.
 */
export function exchangeOf(events: readonly TraceEvent[], model: TraceModel): Exchange | undefined {
  const newest = events.findLastIndex(({ type }) => type === 'stanza-composed');
  const paused = events.slice(0, newest + 1).findLast((event) => event.type === 'run-paused');
  if (paused === undefined) return undefined;
  if (model.paused !== undefined && model.paused.seq !== paused.seq) return undefined;
  const inPause = events.slice(paused.seq);
  const first = inPause.find((event) => event.type === 'stanza-composed')?.stanza ?? 0;
  const end = inPause.find(({ type }) => type === 'run-resumed' || type === 'run-ended')?.seq;
  const stanzas = model.stanzas.filter(
    ({ frame, written }) =>
      frame.seq >= first &&
      frame.seq < (end ?? Infinity) &&
      (frame.direction === 'received' || written !== undefined),
  );
  return { step: paused.step, stanzas };
}

/**
 * The step of the same actor, not run before the pause, that asks for a stanza which came before this one: a `receives`
 * for this one would pass that over. `undefined` when there is none.
 */
export function stepPassedOver(
  { model, scenario }: Omit<RanTrace, 'text' | 'source'>,
  { step, stanzas }: Exchange,
  { frame }: StanzaRecord,
): number | undefined {
  if (frame.direction === 'sent' || model.started?.rule === 'search') return undefined;
  const begin = stanzas[0]?.frame.seq ?? 0;
  const session = (model.connections.get(frame.actor) ?? []).findLast(
    ({ state, seq }) => state === 'connecting' && seq < begin,
  );
  const earlier = model.stanzas.filter(
    (other) =>
      other.frame.actor === frame.actor &&
      other.frame.direction === 'received' &&
      other.frame.seq < begin &&
      other.frame.seq > (session?.seq ?? -1) &&
      (other.step === undefined || other.step >= step),
  );
  if (earlier.length === 0) return undefined;
  const source = variablesOf(model, scenario);
  const asksFor = (later: ReceivesStep, { frame: { xml } }: StanzaRecord): boolean => {
    const pattern = substitute(later.stanza, (name) => resolveVariable(source, name));
    const came = parseStrict(xml);
    return pattern.ok && came.ok && matches(pattern.value.element, came.value) !== undefined;
  };
  return scenario.steps
    .filter((each) => each.kind === 'receives')
    .filter((each) => each.index >= step && each.actor === frame.actor)
    .find((later) => earlier.some((other) => asksFor(later, other)))?.index;
}

/** The exchange as steps of the script: `offset` is where the step of the pause begins in `ran.text`. */
export function exchangeEdits(
  ran: RanTrace,
  offset: number,
  stanzas: readonly StanzaRecord[],
): readonly TextEdit[] {
  const steps = stanzas.flatMap((record) => stepFor(ran, record));
  return insertSteps(ran.text, offset, steps);
}

/** By hand: as it was written. Received: all that it says, in a form that holds for other runs. */
function stepFor(ran: RanTrace, { frame, written }: StanzaRecord): readonly NewStep[] {
  const { actor, seq } = frame;
  if (written !== undefined) {
    const [root] = parseTolerant(written, { defaultNs: CLIENT_NS }).roots;
    const stanza = root && printXml(root, { inheritedNs: CLIENT_NS, indent: '\t' });
    return stanza === undefined ? [] : [{ actor, verb: 'sends', stanza }];
  }
  const received = parseStrict(frame.xml);
  if (!received.ok) return [];
  const stanza = expectationFor(received.value, variablesAt(ran, seq));
  return [{ actor, verb: 'receives', stanza }];
}
