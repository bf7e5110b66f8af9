import { appendAll } from '../../base/append-all.ts';
import { applyEdits, inOrder, type TextEdit } from '../../base/text-edit.ts';
import { matches } from '../../match/match.ts';
import { expectationFor } from './stanza/expectation.ts';
import { substitute } from '../../match/substitute.ts';
import { insertSteps, type NewStep } from '../../script/new-steps.ts';
import { aboveComments } from '../../script/source-lines.ts';
import { RECEIVE_RULE_TRAITS } from '../../trace/receive-rule.ts';
import { eventsUntil, type EventList } from '../../trace/event-list.ts';
import { newestOf } from '../../trace/fold.ts';
import type { ConnectionChanged, EventSeq, FrameEvent } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import type { XmlElement } from '../../xml/element.ts';
import { rulesOfRun } from '../../trace/frame-diff.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { parseTolerant } from '../../xml/parse-tolerant.ts';
import { printXml } from '../../xml/print.ts';
import { CLIENT_NS } from '../../xmpp/namespaces.ts';
import type { RanTrace } from './step-repair.ts';
import { variablesAt } from './step-repairs.ts';
import { resolveVariable, variablesOf } from '../../run/variables.ts';

/** What was done by hand in one pause, and what came since. */
export interface Exchange {
  /** The step before, or in, which the run paused. */
  readonly step: number;
  /** In the order of the trace, from the first one on that something was done by hand before, or that was sent so. */
  readonly stanzas: readonly StanzaRecord[];
  /** Actors who were connected or disconnected by hand, in the order of the trace. */
  readonly sessions: readonly ConnectionChanged[];
}

/** One part of it, which is a step of a script. */
export type ExchangePart = StanzaRecord | ConnectionChanged;

/** All of it, in the order of the trace. */
export function partsOf({ stanzas, sessions }: Exchange): readonly ExchangePart[] {
  return [...stanzas, ...sessions].toSorted((a, b) => eventOfPart(a).seq - eventOfPart(b).seq);
}

/** The event that a part is told by. */
export function eventOfPart(part: ExchangePart): FrameEvent | ConnectionChanged {
  return 'frame' in part ? part.frame : part;
}

/** Whether a person did it, and not the server. */
export function isByHand(part: ExchangePart): boolean {
  return !('frame' in part) || part.written !== undefined;
}

/**
 * The exchange of the pause at hand; once the run went on, that of the last pause that had one. `undefined` when there
 * is none.
 */
export function exchangeOf(events: EventList, model: TraceModel): Exchange | undefined {
  const changes = [...model.connections.values()].flat().filter(({ byHand }) => byHand === true);
  const composed = newestOf(events, 'stanza-composed');
  const newest = [...changes, ...(composed === undefined ? [] : [composed])].reduce<
    EventSeq | undefined
  >((last, { seq }) => (last === undefined || seq > last ? seq : last), undefined);
  const paused =
    newest === undefined
      ? undefined
      : eventsUntil(events, newest).findLast((event) => event.type === 'run-paused');
  if (paused === undefined) return undefined;
  if (model.paused !== undefined && model.paused.seq !== paused.seq) return undefined;
  const inPause = events.slice(paused.seq);
  const sessions = changes.filter(({ seq }) => seq > paused.seq).toSorted((a, b) => a.seq - b.seq);
  const sent = inPause.find((event) => event.type === 'stanza-composed')?.stanza ?? Infinity;
  const first = Math.min(sent, sessions[0]?.seq ?? Infinity);
  const end = inPause.find(({ type }) => type === 'run-resumed' || type === 'run-ended')?.seq;
  const stanzas = model.stanzas.filter(
    ({ frame, written }) =>
      frame.seq >= first &&
      frame.seq < (end ?? Infinity) &&
      (frame.direction === 'received' || written !== undefined),
  );
  return { step: paused.step, stanzas, sessions };
}

/**
 * The last step of the same actor that takes a stanza which came before the exchange: a `receives` for this one before
 * that step would pass over what it asks for. `undefined` when there is none.
 */
export function lastStepOfEarlier(
  { model, scenario }: Omit<RanTrace, 'text' | 'source'>,
  { step, stanzas }: Exchange,
  { frame }: StanzaRecord,
): number | undefined {
  const rule = model.started?.rule ?? 'skip';
  const rules = rulesOfRun(model.started);
  if (frame.direction === 'sent' || RECEIVE_RULE_TRAITS[rule].leavesOthers) return undefined;
  const begin = stanzas[0]?.frame.seq ?? 0;
  const source = variablesOf(model, scenario);
  let earlier = unreadBefore(model, { actor: frame.actor, step, seq: begin });
  let last: number | undefined;
  for (const later of scenario.steps.slice(step - 1)) {
    if (later.actor !== frame.actor || later.kind !== 'receives') continue;
    const pattern = substitute(later.stanza, (name) => resolveVariable(source, name));
    if (!pattern.ok) break;
    const { element } = pattern.value;
    const at = earlier.findIndex((came) => matches(element, came, rules) !== undefined);
    // This step waits for something new, and passes over all that is left.
    if (at < 0) break;
    last = later.index;
    earlier = earlier.slice(at + 1);
  }
  return last;
}

/** What an actor has received in this session before an event, and no step before that one has looked at. */
function unreadBefore(
  model: TraceModel,
  { actor, step, seq }: { readonly actor: string; readonly step: number; readonly seq: number },
): readonly XmlElement[] {
  const session = (model.connections.get(actor) ?? []).findLast(
    (change) => change.state === 'connecting' && change.seq < seq,
  );
  return model.stanzas.flatMap(({ frame, step: by }) => {
    const isInTime = frame.seq > (session?.seq ?? -1) && frame.seq < seq;
    const isOwn = frame.actor === actor && frame.direction === 'received';
    if (!isInTime || !isOwn || (by !== undefined && by < step)) return [];
    const parsed = elementOf(frame);
    return parsed.ok ? [parsed.value] : [];
  });
}

/** Where a step of the run begins in the script now; `undefined` when it was edited. */
export type StartOfStep = (step: number) => number | undefined;

/**
 * Parts of the exchange as steps of the script: before the step at which the run paused, or after a later one that
 * takes what came earlier. `undefined` where there is no place, as steps were edited since.
 */
export function exchangeEdits(
  ran: RanTrace,
  exchange: Exchange,
  parts: readonly ExchangePart[],
  startOf: StartOfStep,
): readonly TextEdit[] | undefined {
  const byStep = new Map<number, NewStep[]>();
  for (const part of parts) {
    const last = 'frame' in part ? lastStepOfEarlier(ran, exchange, part) : undefined;
    const before = last === undefined ? exchange.step : last + 1;
    byStep.set(before, [...(byStep.get(before) ?? []), ...stepFor(ran, part)]);
  }
  const edits: TextEdit[] = [];
  for (const [before, steps] of byStep) {
    const isPastEnd = before > ran.scenario.steps.length;
    const start = isPastEnd ? ran.text.length : startOf(before);
    if (start === undefined) return undefined;
    appendAll(edits, insertSteps(ran.text, start, steps));
  }
  return inOrder(edits);
}

/**
 * What was played, as a script of its own: the steps before the pause, and what was sent by hand there and came of it.
 * The steps after the pause, which nobody came to, are left out.
 */
export function playedScript(ran: RanTrace, exchange: Exchange): string {
  const { step } = exchange;
  const next = ran.scenario.steps[step - 1];
  const end = next === undefined ? ran.source.length : aboveComments(ran.source, next.range.start);
  const played = `${ran.source.slice(0, end).trimEnd()}\n`;
  const steps = partsOf(exchange).flatMap((part) => stepFor(ran, part));
  return applyEdits(played, insertSteps(played, played.length, steps));
}

/** By hand: as it was written. Received: all that it says, in a form that holds for other runs. */
function stepFor(ran: RanTrace, part: ExchangePart): readonly NewStep[] {
  if (!('frame' in part)) {
    const { actor, state } = part;
    return [{ actor, verb: state === 'offline' ? 'disconnects' : 'connects' }];
  }
  const { frame, written } = part;
  const { actor, seq } = frame;
  if (written !== undefined) {
    const [root] = parseTolerant(written, { defaultNs: CLIENT_NS }).roots;
    const stanza = root && printXml(root, { inheritedNs: CLIENT_NS, indent: '\t' });
    return stanza === undefined ? [] : [{ actor, verb: 'sends', stanza }];
  }
  const received = elementOf(frame);
  if (!received.ok) return [];
  const stanza = expectationFor(received.value, variablesAt(ran, seq));
  return [{ actor, verb: 'receives', stanza }];
}
