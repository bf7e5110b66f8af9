import { applyAll } from '../script/generalise.ts';
import { definitionsByName } from '../script/ast.ts';
import { compileVariant } from '../script/compile.ts';
import { formatScript } from '../script/format.ts';
import { lowerActor } from '../script/lower-actor.ts';
import { servedDomains } from '../script/served.ts';
import type { TraceEvent } from '../trace/event.ts';
import { elementOf } from '../trace/frame-element.ts';
import { attributeValue, type XmlElement, type XmlNode } from '../xml/element.ts';
import { printXml } from '../xml/print.ts';
import { CLIENT_NS, SCANSION_NS, STREAM_NS } from '../xmpp/namespaces.ts';
import { asExpectation, asRequest } from './expectation.ts';
import type { LogActor } from './log-actors.ts';
import { scriptHead } from './log-script.ts';
import type { PlannedStep } from './room-plan.ts';
import { roomTraffic, type RoomTraffic } from './room-traffic.ts';
import { withUnseenPeople, type ToldStanza } from './unseen-people.ts';

/** More steps than this make no script that a person works with. */
export const MOST_STEPS = 2_000;

/** A script that was made, and what of the stanzas is not in it. */
export interface MadeScript {
  readonly text: string;
  readonly steps: number;
  /** Actors that no session of the log was: it knows of them through others. */
  readonly people: readonly string[];
  /** Stanzas that have nothing to do with rooms or with what people say. */
  readonly besides: number;
  /** Stanzas past the limit. */
  readonly leftOut: number;
}

/**
 * Makes a script of what a trace tells, or of a part of it: its actors connect where they first appear, send what was sent, and
 * receive what came, so far as it has to do with rooms. Addresses are variables, ids readable, what servers make anew
 * wildcards. Who acted without a session in the log acts here, too. `undefined` where no such stanza is in it.
 */
export function makeScript(
  title: string,
  started: { readonly source: string },
  events: Iterable<TraceEvent>,
): MadeScript | undefined {
  const stanzas = [...stanzasOf(events)];
  const traffic = roomTraffic(stanzas);
  const parts = stanzas.filter(traffic.isPart);
  const used = parts.slice(0, MOST_STEPS);
  if (used.length === 0) return undefined;
  const told = actorsIn(started.source, new Set(used.map(({ actor }) => actor)));
  const { steps, people } = withUnseenPeople(used, told);
  const actors = [...told, ...people];
  const head = withServices(scriptHead(title, actors), traffic);
  const text = [head, ...writtenSteps(steps, actors)].join('\n');
  return {
    text: applyAll(formatScript(text)),
    steps: steps.length,
    people: people.map(({ name }) => name),
    besides: stanzas.length - parts.length,
    leftOut: parts.length - used.length,
  };
}

function* stanzasOf(events: Iterable<TraceEvent>): Generator<ToldStanza> {
  for (const event of events) {
    if (event.type !== 'frame' || event.phase !== 'session') continue;
    const read = elementOf(event);
    if (read.ok && read.value.ns === CLIENT_NS && read.value.local !== 'error') {
      yield { actor: event.actor, element: read.value, direction: event.direction };
    }
  }
}

/** As the script of the run defines them. */
function actorsIn(source: string, names: ReadonlySet<string>): readonly LogActor[] {
  const defined = [...definitionsByName(compileVariant(source).syntax).values()].map(lowerActor);
  return defined
    .filter(({ name }) => names.has(name))
    .map(({ name, jid, resource }) => ({
      name,
      jid: resource === undefined ? jid : `${jid}/${resource}`,
    }));
}

/** Services of rooms that no server has unasked are asked for. */
function withServices(head: string, { services }: RoomTraffic): string {
  const served = new Set(servedDomains(compileVariant(head).syntax));
  const tags = [...services]
    .filter((domain) => !served.has(domain) && /^[\w.-]+$/.test(domain))
    .map((domain) => `## component: ${domain} muc\n`);
  const end = head.indexOf('\n') + 1;
  return head.slice(0, end) + tags.join('') + head.slice(end);
}

function writtenSteps(
  stanzas: readonly PlannedStep[],
  actors: readonly LogActor[],
): readonly string[] {
  const jids = new Map(actors.map(({ name, jid }) => [name, jid]));
  const sentIds = new Set(
    stanzas.flatMap(({ element, direction }) =>
      direction === 'sent' ? [attributeValue(element, 'id') ?? ''] : [],
    ),
  );
  const online = new Set<string>();
  return stanzas.flatMap(({ actor, element, direction }) => {
    const connects = online.has(actor) ? [] : [`${actor} connects\n`];
    online.add(actor);
    const verb = direction === 'sent' ? 'sends' : 'receives';
    const stanza =
      direction === 'sent'
        ? asRequest(element)
        : asExpectation(element, { ownJid: jids.get(actor) ?? '', sentIds });
    return [...connects, `${actor} ${verb}:\n\t${printed(stanza)}\n`];
  });
}

const WRITTEN = {
  inheritedNs: CLIENT_NS,
  inheritedPrefixes: { scansion: SCANSION_NS, stream: STREAM_NS },
} as const;

/**
 * Laid out, unless that would change a text: then on one line, breaks and tabs written as references, so that they stay what
 * they are.
 */
function printed(stanza: XmlElement): string {
  if (!hasTelltaleSpace(stanza)) {
    return printXml(stanza, { ...WRITTEN, indent: '\t' }).replaceAll('\n', '\n\t');
  }
  const references: Readonly<Record<string, string>> = { '\n': '&#10;', '\t': '&#9;' };
  return printXml(stanza, WRITTEN).replace(/[\n\t]/g, (found) => references[found] ?? '');
}

/** Whether a text has white space that a layout would not keep. */
function hasTelltaleSpace(node: XmlNode): boolean {
  if (node.kind === 'element') return node.children.some(hasTelltaleSpace);
  return node.text.trim() !== '' && /^\s|\s$|[^\S ]|\s{2}/.test(node.text);
}
