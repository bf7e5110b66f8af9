import type { TraceEvent } from '../../src/trace/event.ts';
import { isBarrierPing } from '../../src/run/pings.ts';
import {
  attributeValue,
  childElements,
  findChild,
  ownText,
  type XmlElement,
  type XmlNode,
} from '../../src/xml/element.ts';
import { printXml } from '../../src/xml/print.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { BIND_NS, MUC_USER_NS } from '../../src/xmpp/namespaces.ts';
import { generatedResources } from '../../src/insight/runs/generated-resources.ts';
import { createNormaliser, type Normaliser } from '../../src/insight/runs/normalise.ts';

/** Everything that each actor received, normalised, with a line for each beginning and end of a session. */
export type Transcripts = Readonly<Record<string, readonly string[]>>;

/** The transcripts of a run, actors in the order of their names, and the normaliser that made them. */
export function transcriptsOf(events: readonly TraceEvent[]): {
  readonly transcripts: Transcripts;
  readonly normaliser: Normaliser;
} {
  const script = events[0]?.type === 'run-started' ? events[0].source : '';
  const known = {
    resource: generatedResources(events, script).map(({ resource }) => resource),
    bind: events.flatMap(bindId),
    relayed: events.flatMap((event) => relayedId(event, script)),
  };
  const normaliser = createNormaliser({ known, script });
  const played = beforeTheEnd(events);
  const actors = [...new Set(played.flatMap((each) => ('actor' in each ? [each.actor] : [])))];
  const transcripts = Object.fromEntries(
    actors.sort().map((actor) => [actor, linesOf(actor, played, normaliser)]),
  );
  return { transcripts, normaliser };
}

/** Without what comes while the remaining sessions are closed, all at once: the run takes no notice of it. */
function beforeTheEnd(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const last = events.findLastIndex(({ type }) => type === 'step-ended');
  const isClosing = (event: TraceEvent, index: number) =>
    index > last &&
    event.type === 'frame' &&
    event.direction === 'sent' &&
    event.xml.startsWith('<close ');
  const end = events.findIndex(isClosing);
  return end < 0 ? events : events.slice(0, end);
}

function linesOf(actor: string, events: readonly TraceEvent[], normaliser: Normaliser): string[] {
  return inRoomOrder(events.filter((event) => isHeardBy(actor, event))).flatMap((event) => {
    if (event.type === 'frame') return [normaliser.frame(withSortedChoices(event.xml))];
    if (event.type !== 'connection') return [];
    const jid = event.jid === undefined ? '' : ` ${normaliser.text(event.jid)}`;
    const problem = event.problem === undefined ? '' : ` ${event.problem.code}`;
    return [`(${event.state}${jid}${problem})`];
  });
}

/** Steps count as well: what is heard in different steps is never put in another order. */
function isHeardBy(actor: string, event: TraceEvent): boolean {
  if (event.type === 'step-started') return true;
  if (!('actor' in event) || event.actor !== actor) return false;
  return event.type !== 'frame' || (event.direction === 'received' && !isPong(event.xml));
}

/**
 * Presences of a room's occupants that come in one go are in the order of a Lua table, which no run of a native server
 * shares with another. One's own, with status 110, keeps its place.
 */
function inRoomOrder(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const result: TraceEvent[] = [];
  let run: { readonly event: TraceEvent; readonly from: string }[] = [];
  const flush = () => {
    result.push(...run.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(({ event }) => event));
    run = [];
  };
  for (const event of events) {
    const from = occupantOf(event);
    if (from === undefined || room(from) !== room(run[0]?.from ?? from)) flush();
    if (from === undefined) result.push(event);
    else run.push({ event, from });
  }
  flush();
  return result;
}

function room(occupant: string): string {
  return occupant.split('/')[0] ?? '';
}

function occupantOf(event: TraceEvent): string | undefined {
  if (event.type !== 'frame' || !event.xml.startsWith('<presence')) return undefined;
  const parsed = parseStrict(event.xml);
  const user = parsed.ok ? findChild(parsed.value, 'x', MUC_USER_NS) : undefined;
  if (!parsed.ok || user === undefined) return undefined;
  const codes = childElements(user).map((child) => attributeValue(child, 'code'));
  return codes.includes('110') ? undefined : attributeValue(parsed.value, 'from');
}

/** A room keeps what was chosen of a list in a Lua table, too. */
function withSortedChoices(frame: string): string {
  const parsed = frame.includes('list-multi') ? parseStrict(frame) : undefined;
  return parsed?.ok === true ? printXml(sortedChoices(parsed.value)) : frame;
}

function sortedChoices(element: XmlElement): XmlElement {
  const children = element.children.map((child) =>
    child.kind === 'element' ? sortedChoices(child) : child,
  );
  if (element.local !== 'field' || attributeValue(element, 'type') !== 'list-multi') {
    return { ...element, children };
  }
  const [values, others] = [children.filter(isValue), children.filter((child) => !isValue(child))];
  const text = (node: XmlNode) => (node.kind === 'element' ? ownText(node) : '');
  return {
    ...element,
    children: [...others, ...values.toSorted((a, b) => (text(a) < text(b) ? -1 : 1))],
  };
}

function isValue(node: XmlNode): boolean {
  return node.kind === 'element' && node.local === 'value';
}

/** A room that passes a request on to an occupant gives it an id of its own, made of the asker's resource. */
function relayedId(event: TraceEvent, script: string): string[] {
  if (event.type !== 'frame' || event.direction === 'sent' || !event.xml.startsWith('<iq'))
    return [];
  const parsed = parseStrict(event.xml);
  if (!parsed.ok || !/^(?:get|set)$/.test(attributeValue(parsed.value, 'type') ?? '')) return [];
  const id = attributeValue(parsed.value, 'id') ?? '';
  return id === '' || script.includes(id) ? [] : [id];
}

function isPong(frame: string): boolean {
  const parsed = parseStrict(frame);
  return parsed.ok && isBarrierPing(parsed.value);
}

/** The id of a request to bind a resource: our own client makes it up. */
function bindId(event: TraceEvent): string[] {
  if (event.type !== 'frame' || event.direction === 'received') return [];
  const parsed = parseStrict(event.xml);
  if (!parsed.ok || findChild(parsed.value, 'bind', BIND_NS) === undefined) return [];
  return [attributeValue(parsed.value, 'id') ?? ''];
}
