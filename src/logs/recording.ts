import type { InParts } from '../base/in-parts.ts';
import { t } from '../base/translate.ts';
import { isRecording } from '../script/generalise.ts';
import { compileVariant } from '../script/compile.ts';
import { lowerRecorded } from '../script/lower.ts';
import type { Scenario, Step } from '../script/scenario.ts';
import type { TraceEvent } from '../trace/event.ts';
import { TRACE_FORMAT } from '../trace/format.ts';
import { createTraceLog } from '../trace/log.ts';
import { printXml } from '../xml/print.ts';
import { RECORDING_FORMAT } from './all-formats.ts';

/** What Prosody’s recorder writes, and nothing else, begins so. */
export function looksLikeRecording(text: string): boolean {
  return /^\ufeff?\s*# mod_scansion_record on host /.test(text.slice(0, 1000));
}

/**
 * What `mod_scansion_record` recorded as the run that it is: each step is what happened. It tells no times. `undefined` for a
 * script that it did not write, or that is broken.
 */
export function* eventsOfRecording(source: string): InParts<readonly TraceEvent[] | undefined> {
  const { syntax, scenario = lowerRecorded(syntax) } = compileVariant(source);
  if (!isRecording(syntax) || scenario === undefined) return undefined;
  const log = createTraceLog();
  const { name } = RECORDING_FORMAT;
  const server = t('a log of {name}', { name });
  log.append(
    {
      type: 'run-started',
      format: TRACE_FORMAT,
      source,
      server,
      rule: 'skip',
      log: { format: name },
    },
    0,
  );
  for (const step of scenario.steps) {
    yield;
    appendStep(step, scenario, log);
  }
  log.append({ type: 'run-ended', outcome: 'stopped' }, 0);
  return log.events;
}

type Log = ReturnType<typeof createTraceLog>;

function appendStep(step: Step, scenario: Scenario, log: Log): void {
  const { index } = step;
  log.append({ type: 'step-started', step: index }, 0);
  if (step.kind === 'connects' || step.kind === 'disconnects') {
    appendConnection(step, scenario, log);
    log.append({ type: 'step-ended', step: index, verdict: 'sent' }, 0);
  }
  if (step.kind === 'sends' || step.kind === 'receives') appendStanza(step, log);
}

function appendConnection({ kind, actor }: Step, scenario: Scenario, log: Log): void {
  const { jid, resource } = scenario.actors.find(({ name }) => name === actor) ?? {};
  const isOnline = kind === 'connects';
  const full = isOnline && jid !== undefined && resource !== undefined;
  log.append(
    {
      type: 'connection',
      actor,
      state: isOnline ? 'online' : 'offline',
      ...(full ? { jid: `${jid}/${resource}` } : {}),
    },
    0,
  );
}

function appendStanza(
  { kind, actor, index, stanza }: Extract<Step, { kind: 'sends' | 'receives' }>,
  log: Log,
): void {
  const isSent = kind === 'sends';
  const direction = isSent ? 'sent' : 'received';
  const sentBy = isSent ? { step: index } : {};
  const xml = printXml(stanza);
  const { seq } = log.append(
    { type: 'frame', actor, direction, phase: 'session', xml, ...sentBy },
    0,
  );
  const verdict = isSent ? 'sent' : 'matched';
  log.append({ type: 'step-ended', step: index, verdict, stanza: seq }, 0);
}
