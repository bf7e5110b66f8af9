import type { InParts } from '../base/in-parts.ts';
import { noteSecretsOfXml, maskText, maskXml } from '../xmpp/secrets/mask-text.ts';
import type { Masks } from '../xmpp/secrets/masks.ts';
import type { EventList } from './event-list.ts';
import type { TraceEvent } from './event.ts';
import { plainFrame } from './packed-frame.ts';

/** Takes note of the secrets in the frames of a trace, in their order. */
export function* noteSecretsOfTrace(events: EventList, masks: Masks): InParts<void> {
  for (const event of events) {
    if (event.type === 'frame') {
      noteSecretsOfXml(event.xml, masks);
      if (event.wire !== undefined) noteSecretsOfXml(event.wire, masks);
    }
    if (event.type === 'stanza-composed') noteSecretsOfXml(event.written, masks);
    yield;
  }
}

/** The same trace, all that is noted masked in it; events without any stay the same objects. `source` is masked already. */
export function* maskEvents(
  events: EventList,
  source: string,
  masks: Masks,
): InParts<readonly TraceEvent[]> {
  const masked: TraceEvent[] = [];
  for (const event of events) {
    masked.push(maskEvent(event, source, masks));
    yield;
  }
  return masked;
}

function maskEvent(event: TraceEvent, source: string, masks: Masks): TraceEvent {
  switch (event.type) {
    case 'run-started':
      return { ...event, source, server: maskText(event.server, masks) };
    case 'frame': {
      const xml = maskXml(event.xml, masks);
      const wire = event.wire === undefined ? undefined : maskXml(event.wire, masks);
      if (xml === event.xml && wire === event.wire) return event;
      return { ...plainFrame(event), xml, ...(wire === undefined ? {} : { wire }) };
    }
    case 'stanza-composed':
      return { ...event, written: maskXml(event.written, masks) };
    default:
      return HAS_TEXTS[event.type] ? masked(event, masks) : event;
  }
}

/** Whether an event has texts of a script or of the wire: here a new type has to say so. */
const HAS_TEXTS: Readonly<Record<TraceEvent['type'], boolean>> = {
  'run-started': true,
  'step-started': false,
  'step-ended': true,
  'step-excused': true,
  frame: true,
  'stanza-skipped': false,
  'stanza-composed': true,
  connection: true,
  'run-paused': false,
  'run-resumed': false,
  'server-log': true,
  'server-rooms': true,
  // Places in code alone.
  'server-stack': false,
  'logpoint-told': true,
  'events-fired': true,
  'events-left-out': false,
  'run-ended': true,
};

/** Fields that hold words of ours. */
const OURS: ReadonlySet<string> = new Set([
  'type',
  'verdict',
  'how',
  'state',
  'level',
  'outcome',
  'code',
]);
/** Fields that hold values by name: each a text of the wire, or all of it a secret. */
const VALUES: ReadonlySet<string> = new Set(['variables', 'captures']);

/** Every text in it masked: what it is made of is plain JSON, some levels deep. */
function masked<T>(value: T, masks: Masks, name = ''): T {
  const result: unknown = maskedNode(value, masks, name);
  // The same shape: only texts were changed.
  return result as T;
}

function maskedNode(value: unknown, masks: Masks, name: string): unknown {
  if (typeof value === 'string') {
    if (OURS.has(name)) return value;
    return name === '' ? masks.inValue(value) : maskText(value, masks);
  }
  if (Array.isArray(value)) return value.map((each) => maskedNode(each, masks, name));
  if (typeof value !== 'object' || value === null) return value;
  const inner = VALUES.has(name);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, maskedNode(each, masks, inner ? '' : key)]),
  );
}
