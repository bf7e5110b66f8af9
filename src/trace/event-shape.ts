import { t } from '../base/translate.ts';
import type { Result } from '../base/result.ts';
import type { EventSeq, TraceEvent } from './event.ts';
import { eventSeq } from './event-seq.ts';
import { TRACE_FORMATS } from './format.ts';
import { RECEIVE_RULES } from './receive-rule.ts';
import { serverRoom } from './room-shape.ts';
import { MAX_SEEN, seenValue } from './seen-value-shape.ts';
import { TEXT_CAPS } from './text-caps.ts';
import {
  amount,
  count,
  isRecord,
  listOf,
  oneOf,
  shape,
  text,
  texts,
  type Mismatch,
  type ValueShape,
} from './shape.ts';

/** More than the longest script can make. */
const MAX_ROOMS = 1_000_000;
const MAX_VALUES = 1_000_000;

const name = text(TEXT_CAPS.name);
const sentence = text(TEXT_CAPS.sentence);
/** As long as the script that names it. */
const actor = text(TEXT_CAPS.source);
const values = texts(MAX_VALUES, TEXT_CAPS.value);
const seq: ValueShape<EventSeq> = (value) => {
  const checked = count(value);
  return checked.ok ? { ok: true, value: eventSeq(checked.value) } : checked;
};
const ending = shape({ how: oneOf('refused', 'disconnected') }, { condition: name });
const problem = shape(
  { code: name, what: sentence, meaning: sentence, advice: sentence },
  { ending },
);
/** More than the embedded server tells. */
const MAX_PLACES = 100;
const codePlace = shape(
  { file: name, line: count, defined: count },
  { name, isTailCall: oneOf(true) },
);
/** More than the embedded server tells of one turn. */
const MAX_FIRED = 1000;
const firedEvent = shape(
  { name, depth: count, handlers: listOf(MAX_PLACES, codePlace), asked: count },
  { host: name, result: sentence },
);
/** More modules than anybody has. */
const MAX_CODE = 1000;
const ownCode = shape({ kind: oneOf('prosody', 'module'), name, hash: name }, {});
/** More than there are, with each of their words. */
const MAX_VARIATIONS = 200;
const stamp = { seq, at: amount };

/** One shape per type of event, so that a new type or field of `event.ts` cannot be forgotten here. */
const EVENT_SHAPES: { [T in TraceEvent['type']]: ValueShape<Extract<TraceEvent, { type: T }>> } = {
  'run-started': shape(
    {
      ...stamp,
      type: oneOf('run-started'),
      format: oneOf(...TRACE_FORMATS),
      source: text(TEXT_CAPS.source),
      server: name,
      rule: oneOf(...RECEIVE_RULES),
    },
    {
      errors: oneOf('strict'),
      order: oneOf('any'),
      ownCode: listOf(MAX_CODE, ownCode),
      variations: listOf(MAX_VARIATIONS, name),
      log: shape({ format: name }, {}),
    },
  ),
  'step-started': shape({ ...stamp, type: oneOf('step-started'), step: count }, {}),
  'step-ended': shape(
    {
      ...stamp,
      type: oneOf('step-ended'),
      step: count,
      verdict: oneOf('sent', 'matched', 'differs', 'missing', 'unexpected', 'failed'),
    },
    { stanza: seq, variables: values, captures: values, note: sentence },
  ),
  'step-excused': shape(
    { ...stamp, type: oneOf('step-excused'), step: count, how: oneOf('passed', 'taken') },
    { captures: values },
  ),
  frame: shape(
    {
      ...stamp,
      type: oneOf('frame'),
      actor,
      direction: oneOf('sent', 'received'),
      phase: oneOf('stream', 'session'),
      xml: text(TEXT_CAPS.xml),
    },
    { wire: text(TEXT_CAPS.xml), step: count, turn: count, stack: seq },
  ),
  'stanza-skipped': shape(
    { ...stamp, type: oneOf('stanza-skipped'), stanza: seq, step: count },
    {},
  ),
  'stanza-composed': shape(
    {
      ...stamp,
      type: oneOf('stanza-composed'),
      actor,
      stanza: seq,
      written: text(TEXT_CAPS.xml),
    },
    {},
  ),
  connection: shape(
    {
      ...stamp,
      type: oneOf('connection'),
      actor,
      state: oneOf('connecting', 'online', 'offline'),
    },
    { jid: name, problem, byHand: oneOf(true) },
  ),
  'run-paused': shape(
    {
      ...stamp,
      type: oneOf('run-paused'),
      step: count,
      reason: oneOf('step', 'breakpoint', 'pause', 'failure', 'stanza', 'logpoint'),
    },
    { stanza: seq },
  ),
  'run-resumed': shape({ ...stamp, type: oneOf('run-resumed') }, {}),
  'server-log': shape(
    {
      ...stamp,
      type: oneOf('server-log'),
      level: oneOf('debug', 'info', 'warn', 'error'),
      source: name,
      message: text(TEXT_CAPS.line),
    },
    { turn: count },
  ),
  'server-rooms': shape(
    { ...stamp, type: oneOf('server-rooms'), rooms: listOf(MAX_ROOMS, serverRoom) },
    {},
  ),
  'server-stack': shape(
    { ...stamp, type: oneOf('server-stack'), places: listOf(MAX_PLACES, codePlace) },
    {},
  ),
  'logpoint-told': shape(
    { ...stamp, type: oneOf('logpoint-told'), file: name, line: count },
    {
      expression: sentence,
      condition: sentence,
      value: seenValue(),
      problem: sentence,
      locals: listOf(MAX_SEEN, seenValue()),
      turn: count,
      stack: seq,
    },
  ),
  'events-fired': shape(
    {
      ...stamp,
      type: oneOf('events-fired'),
      turn: count,
      fired: listOf(MAX_FIRED, firedEvent),
      leftOut: count,
    },
    {},
  ),
  'events-left-out': shape({ ...stamp, type: oneOf('events-left-out'), count }, {}),
  'run-ended': shape(
    {
      ...stamp,
      type: oneOf('run-ended'),
      outcome: oneOf('passed', 'failed', 'error', 'stopped'),
    },
    { step: count, problem },
  ),
};

/** Checks one event that came from outside; fields it does not know are dropped. */
export function checkEvent(value: unknown): Result<TraceEvent, Mismatch> {
  const type = isRecord(value) ? value['type'] : undefined;
  return isEventType(type)
    ? EVENT_SHAPES[type](value)
    : {
        ok: false,
        error: {
          at: 'type',
          expected: t('one of {values}', { values: Object.keys(EVENT_SHAPES).join(', ') }),
        },
      };
}

function isEventType(type: unknown): type is TraceEvent['type'] {
  return typeof type === 'string' && Object.hasOwn(EVENT_SHAPES, type);
}
