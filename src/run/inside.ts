import type { SeenValue } from '../base/logpoint.ts';
import type { Scenario } from '../script/scenario.ts';
import { noteSecrets } from '../xmpp/secrets/mask-xml.ts';
import { maskText } from '../xmpp/secrets/mask-text.ts';
import { Masks } from '../xmpp/secrets/masks.ts';
import { askPause } from './breakpoints.ts';
import type { EventsInside, InsideTold, LineInside } from './ports.ts';
import { stackEvent } from './server-stacks.ts';
import { defined, emit, type Turn } from './turn.ts';

/** Records what was watched inside the server; where a logpoint pauses, so does the run. */
export function handleInside(turn: Turn, told: InsideTold): void {
  if (turn.state.phase === 'new') return;
  if (told.kind === 'events') recordEvents(turn, told);
  else recordLine(turn, told);
}

function recordEvents(turn: Turn, { turn: ofServer, fired, leftOut }: EventsInside): void {
  const masks = masksOf(turn.state.setup.scenario);
  emit(turn, {
    type: 'events-fired',
    turn: ofServer,
    fired: fired.map(({ result, ...event }) => ({
      ...event,
      ...defined({ result: result && maskText(result, masks) }),
    })),
    leftOut,
  });
}

function recordLine(turn: Turn, told: LineInside): void {
  const { logpoint, line, stack, locals, value, problem } = told;
  const { file, expression, condition, pauses } = logpoint;
  const masks = masksOf(turn.state.setup.scenario);
  const seq = emit(turn, {
    type: 'logpoint-told',
    file,
    line,
    ...defined({
      expression,
      condition,
      value: value && maskValue(value, masks),
      problem: problem && maskText(problem, masks),
      locals: locals?.map((each) => maskValue(each, masks)),
      turn: told.turn,
      stack: stack && stackEvent(turn, stack),
    }),
  });
  const hasRun = locals !== undefined;
  if (hasRun && pauses === true) askPause(turn, { reason: 'logpoint', stanza: seq });
}

const known = new WeakMap<Scenario, Masks>();

/** Masks that know the secrets of a scenario: its passwords, and what its stanzas hold where secrets stand. */
function masksOf(scenario: Scenario): Masks {
  const found = known.get(scenario);
  if (found !== undefined) return found;
  const { actors, steps, stage } = scenario;
  const masks = new Masks({ users: actors.map(({ jid }) => jid.split('@')[0] ?? '') });
  for (const { password } of [...actors, ...(stage?.accounts ?? [])]) masks.add(password);
  noteSecrets(
    steps.flatMap((step) => ('stanza' in step ? [step.stanza] : [])),
    masks,
  );
  known.set(scenario, masks);
  return masks;
}

/** The server's code keeps what it was sent: a secret may be anywhere in it. */
function maskValue({ name, text, fields, ...value }: SeenValue, masks: Masks): SeenValue {
  return {
    ...value,
    name: maskText(name, masks),
    text: maskText(text, masks),
    ...defined({ fields: fields?.map((each) => maskValue(each, masks)) }),
  };
}
