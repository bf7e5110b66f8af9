import type { Scenario } from '../../src/script/scenario.ts';
import type {
  EventSeq,
  Outcome,
  StepVerdict,
  TraceEntry,
  TraceEvent,
} from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';

/** Writes a trace as a run would, for specs: every call is one thing that happens. */
export interface Play {
  /** All later events happen at this moment, in milliseconds. */
  at(moment: number): Play;
  /** An actor's step: stream frames, online, done. */
  connects(step: number, actor: string, jid: string): Play;
  disconnects(step: number, actor: string): Play;
  /** The run closes a session that no step has closed. */
  closes(actor: string): Play;
  sends(step: number, actor: string, xml: string): Play;
  /** A person sends a stanza while the run pauses. */
  byHand(actor: string, xml: string): EventSeq;
  /** A stanza comes; no step has taken it yet. */
  comes(actor: string, xml: string): EventSeq;
  starts(step: number): Play;
  ends(step: number, verdict: StepVerdict, stanza?: EventSeq, note?: string): Play;
  /** A stanza comes and the step takes it. */
  receives(step: number, actor: string, xml: string, verdict?: StepVerdict): EventSeq;
  skips(stanza: EventSeq, step: number): Play;
  pauses(step: number): Play;
  over(outcome: Outcome, step?: number): Play;
  readonly events: readonly TraceEvent[];
}

const VARIABLE = /\$\{([^}]+)\}/g;

export function createPlay(scenario: Scenario): Play {
  const log = createTraceLog();
  const jids = new Map(scenario.actors.map(({ name, jid }) => [`${name}'s JID`, jid]));
  let moment = 0;
  const put = (entry: TraceEntry): EventSeq => log.append(entry, moment).seq;
  const variablesOf = (step: number) => {
    const range = scenario.steps[step - 1];
    const text = JSON.stringify(range && 'stanza' in range ? range.stanza : '');
    const names = [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
    return Object.fromEntries(names.map((name) => [name, jids.get(name) ?? '?']));
  };
  const stream = (actor: string, direction: 'sent' | 'received', xml: string) =>
    put({ type: 'frame', actor, direction, phase: 'stream', xml });
  put({ type: 'run-started', format: 1, source: '', server: 'Prosody', rule: 'skip' });
  const play: Play = {
    at: (time) => {
      moment = time;
      return play;
    },
    connects: (step, actor, jid) => {
      play.starts(step);
      put({ type: 'connection', actor, state: 'connecting' });
      stream(actor, 'sent', '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost"/>');
      stream(
        actor,
        'received',
        '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="localhost"/>',
      );
      stream(
        actor,
        'sent',
        '<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">***</auth>',
      );
      stream(actor, 'received', '<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>');
      put({ type: 'connection', actor, state: 'online', jid });
      jids.set(`${actor}'s full JID`, jid);
      return play.ends(step, 'sent');
    },
    disconnects: (step, actor) => {
      play.starts(step);
      stream(actor, 'sent', '<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>');
      put({ type: 'connection', actor, state: 'offline' });
      return play.ends(step, 'sent');
    },
    closes: (actor) => {
      put({ type: 'connection', actor, state: 'offline' });
      return play;
    },
    sends: (step, actor, xml) => {
      play.starts(step);
      const frame = { type: 'frame', actor, direction: 'sent', phase: 'session' } as const;
      return play.ends(step, 'sent', put({ ...frame, xml, step }));
    },
    byHand: (actor, xml) => {
      const stanza = put({ type: 'frame', actor, direction: 'sent', phase: 'session', xml });
      put({ type: 'stanza-composed', actor, stanza, written: xml });
      return stanza;
    },
    comes: (actor, xml) =>
      put({ type: 'frame', actor, direction: 'received', phase: 'session', xml }),
    starts: (step) => {
      put({ type: 'step-started', step });
      return play;
    },
    ends: (step, verdict, stanza, note) => {
      put({
        type: 'step-ended',
        step,
        verdict,
        variables: variablesOf(step),
        ...(stanza === undefined ? {} : { stanza }),
        ...(note === undefined ? {} : { note }),
      });
      return play;
    },
    receives: (step, actor, xml, verdict = 'matched') => {
      play.starts(step);
      const stanza = play.comes(actor, xml);
      play.ends(step, verdict, stanza);
      return stanza;
    },
    skips: (stanza, step) => {
      put({ type: 'stanza-skipped', stanza, step });
      return play;
    },
    pauses: (step) => {
      put({ type: 'run-paused', step, reason: 'step' });
      return play;
    },
    over: (outcome, step) => {
      put({ type: 'run-ended', outcome, ...(step === undefined ? {} : { step }) });
      return play;
    },
    get events() {
      return log.events;
    },
  };
  return play;
}
