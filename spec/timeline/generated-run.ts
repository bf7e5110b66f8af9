import fc from 'fast-check';
import type { StepEnded, TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { compileScript } from '../../src/script/compile.ts';
import { ensure } from '../../src/base/assert.ts';

const ACTORS = ['Romeo', 'Juliet', 'Nurse'];
/** Who all receive the same, at the end. */
const HEARERS = [...ACTORS, 'Friar'];
const ROOMS = ['garden@muc.localhost', 'hall@muc.localhost', 'a@b', 'c@d', 'e@f'];
const VERDICTS: readonly StepEnded['verdict'][] = [
  'sent',
  'matched',
  'differs',
  'missing',
  'failed',
  'unexpected',
];

const definitions = HEARERS.map(
  (name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: secret\n`,
).join('\n');
const steps = Array.from({ length: 12 }, (_, index) => {
  const actor = ACTORS[index % ACTORS.length] ?? '';
  const scene = index % 3 === 1 ? `# Scene ${index}\n\n` : '';
  const room = ROOMS[index % 2] ?? '';
  const kinds = [
    `${actor} connects\n`,
    `${actor} sends:\n\t<message to="${room}"/>\n`,
    `${actor} receives:\n\t<message from="${room}/x"/>\n`,
    `${actor} receives nothing\n`,
  ];
  return scene + (kinds[index % kinds.length] ?? '');
}).join('\n');
const heard = HEARERS.map(
  (name) => `\n${name} receives:\n\t<message from="${ROOMS[0] ?? ''}/x"/>\n`,
).join('');

/** Four actors, sixteen steps, four scenes; the last four steps are a fan-out. */
export const SCENARIO = ensure(
  compileScript(`# Test\n\n${definitions}\n-----\n\n${steps}${heard}`).scenario,
  'a scenario',
);

const actor = fc.constantFrom(...ACTORS, 'Stranger');
const step = fc.integer({ min: 1, max: 17 });
const address = fc.oneof(
  fc.constantFrom(...ROOMS.flatMap((room) => [room, `${room}/Romeo`, `${room}/x`])),
  fc.constantFrom('', 'juliet@localhost', 'juliet@localhost/1', 'romeo@localhost/2'),
);
const stanza = fc.record({
  name: fc.constantFrom('message', 'presence', 'iq', 'error'),
  type: fc.constantFrom('', 'groupchat', 'unavailable', 'error'),
  address,
});
/** How far back the event lies that another one speaks of. */
const back = fc.nat(6);

const connection = fc.record({
  kind: fc.constant('connection' as const),
  actor,
  state: fc.constantFrom('connecting', 'online', 'offline'),
  jid: fc.constantFrom('juliet@localhost/1', 'romeo@localhost/2', 'nurse@elsewhere/3', undefined),
});
const frame = fc.record({
  kind: fc.constant('frame' as const),
  actor,
  direction: fc.constantFrom('sent', 'received'),
  phase: fc.constantFrom('session', 'session', 'session', 'stream'),
  stanza,
  step: fc.option(step, { nil: undefined, freq: 3 }),
});
const plain = fc.record({
  kind: fc.constantFrom(
    'start',
    'end',
    'excuse',
    'skip',
    'compose',
    'pause',
    'resume',
    'over',
    'told',
  ),
  step,
  verdict: fc.constantFrom(...VERDICTS),
  hasStanza: fc.boolean(),
  back,
});

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;
type Deed = Drawn<typeof connection> | Drawn<typeof frame> | Drawn<typeof plain>;

/** Any events, in any order: some runs look so, and files may hold the others. */
export const wildRun = fc
  .array(fc.oneof(connection, frame, frame, frame, plain, plain), { maxLength: 30 })
  .map(recorded);

/** Steps one after the other, each with what comes while it waits: as runs are. */
export const sequentialRun = fc
  .array(
    fc.record({ before: fc.array(fc.oneof(frame, connection), { maxLength: 3 }), end: plain }),
    {
      maxLength: 16,
    },
  )
  .map((turns) =>
    recorded(
      turns.flatMap(({ before, end }, index): Deed[] => {
        const own = { ...end, step: index + 1 };
        const rest: Deed[] = end.kind === 'skip' || end.kind === 'excuse' ? [own] : [];
        return [{ ...own, kind: 'start' }, ...before, ...rest, { ...own, kind: 'end' }];
      }),
    ),
  );

function recorded(deeds: readonly Deed[]): readonly TraceEvent[] {
  const log = createTraceLog();
  log.append({ type: 'run-started', format: 1, source: '', server: '', rule: 'skip' }, 0);
  for (const deed of deeds) {
    const entry = entryOf(deed, log.events);
    if (entry !== undefined) log.append(entry, log.revision);
  }
  return log.events;
}

function entryOf(deed: Deed, events: readonly TraceEvent[]): TraceEntry | undefined {
  if (deed.kind === 'connection') {
    const { actor: who, state, jid } = deed;
    return {
      type: 'connection',
      actor: who,
      state,
      ...(jid === undefined ? {} : { jid }),
    };
  }
  if (deed.kind === 'frame') return frameOf(deed);
  return plainEntry(deed, events);
}

function frameOf({ actor: who, direction, phase, stanza: drawn, step: by }: Drawn<typeof frame>) {
  const end = direction === 'sent' ? 'to' : 'from';
  const xml = `<${drawn.name} type="${drawn.type}" ${end}="${drawn.address}"/>`;
  const own = by === undefined || direction === 'received' ? {} : { step: by, turn: by };
  return { type: 'frame', actor: who, direction, phase, xml, ...own } as TraceEntry;
}

function plainEntry(
  deed: Drawn<typeof plain>,
  events: readonly TraceEvent[],
): TraceEntry | undefined {
  const { step: own, verdict, hasStanza } = deed;
  const frames = events.filter(({ type }) => type === 'frame');
  const named = frames.at(-1 - (deed.back % Math.max(frames.length, 1)));
  switch (deed.kind) {
    case 'start':
      return { type: 'step-started', step: own };
    case 'end': {
      const taken = hasStanza && named !== undefined ? { stanza: eventSeq(named.seq) } : {};
      return { type: 'step-ended', step: own, verdict, ...taken };
    }
    case 'told':
      return { type: 'logpoint-told', file: 'muc.lib.lua', line: own, turn: own, locals: [] };
    case 'excuse':
      return { type: 'step-excused', step: own, how: 'passed' };
    case 'skip':
      return named && { type: 'stanza-skipped', stanza: named.seq, step: own };
    case 'compose':
      return (
        named && { type: 'stanza-composed', actor: 'Romeo', stanza: named.seq, written: '<iq/>' }
      );
    default:
      return ofRun(deed);
  }
}

function ofRun({ kind, step: own }: Drawn<typeof plain>): TraceEntry {
  if (kind === 'pause') return { type: 'run-paused', step: own, reason: 'step' };
  if (kind === 'resume') return { type: 'run-resumed' };
  return { type: 'run-ended', outcome: own % 3 === 0 ? 'failed' : 'passed' };
}
