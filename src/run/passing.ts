import { t } from '../base/translate.ts';
import type { TimePassesStep } from '../script/scenario.ts';
import type { Problem } from '../trace/event.ts';
import type { Token } from './command.ts';
import { endStep } from './step-end.ts';
import { command, newToken, startTimer, waitFor, type Turn } from './turn.ts';

/** The embedded server's clock is moved; for any other one the run waits, or is not allowed to. */
export function beginTimePasses(turn: Turn, step: TimePassesStep): void {
  const { embedded, waitsForTime } = turn.state.setup.options;
  if (embedded) {
    const token = newToken(turn);
    command(turn, { kind: 'pass-time', by: step.by, token });
    waitFor(turn, { kind: 'passing', token });
  } else if (waitsForTime) {
    waitFor(turn, { kind: 'passing', token: startTimer(turn, step.by) });
  } else {
    const problem = notWaiting(step);
    endStep(turn, { verdict: 'failed', note: problem.what, problem });
  }
}

/** The clock has been moved, or the time is over. */
export function finishPassing(turn: Turn, token: Token): void {
  const { wait } = turn.state;
  if (wait.kind === 'passing' && wait.token === token) endStep(turn, { verdict: 'sent' });
}

function notWaiting({ words }: TimePassesStep): Problem {
  return {
    code: 'time-not-waited-for',
    what: t('The script lets time pass ({words}), and this server’s clock cannot be moved.', {
      words,
    }),
    meaning: t('The run would have to wait for as long, and waiting is switched off.'),
    advice: t('Run it on the embedded server, whose clock can be moved, or allow the wait.'),
  };
}
