import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import type { Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { LogFault, ReadLog } from '../logs/read-log.ts';
import type { Problem, TraceEvent } from '../trace/event.ts';
import type { Stores } from './app-state.ts';
import type { OpenedFile } from './document-store.ts';
import { followRun } from './follow-run.ts';
import { openScript } from './open-script.ts';
import { opened, withRefusal } from './run-changes.ts';
import { recordedTask } from './run-task.ts';

/** A text that may be a log. */
type LogText = OpenedFile & { readonly text: string };

/** Whether a text is a script in any case, whatever stanzas are in it: what defines actors, or is called so. */
export function isScriptText({ name, text }: LogText): boolean {
  const head = text.slice(0, 100_000);
  return /\.scs$/i.test(name) || (/^\[[A-Za-z]+\] ?\S/m.test(head) && /^-{3,}\s*$/m.test(head));
}

/** Reads a log in turns. `undefined` where that cannot be done. */
export async function readLogText(
  clock: Clock,
  text: string,
): Promise<Result<ReadLog, LogFault> | undefined> {
  // Few people open logs: the readers come with the first one.
  const { readLogInParts } = await import('../logs/read-log.ts');
  return new Promise((resolve) => {
    inTurns(readLogInParts(text), clock, resolve);
  });
}

/**
 * Opens what another program recorded: its run in all panes, and the script that stands for it, or that it is. Resolves with
 * `false`, and does nothing, for a text in which there is no log of any kind; all else that cannot be read is refused in a
 * sentence. A script that somebody opens meanwhile stays.
 */
export async function openLog(stores: Stores, clock: Clock, file: LogText): Promise<boolean> {
  const { loads, original } = stores.document.getState();
  const read = await readLogText(clock, file.text);
  const now = stores.document.getState();
  if (now.loads !== loads || now.original !== original) return true;
  if (read === undefined || !read.ok) {
    if (read?.error.code === 'no-log') return false;
    refuse(stores, noLog(file.name, read?.error.message ?? t('It could not be read to its end.')));
    return true;
  }
  show(stores, clock, file, read.value);
  return true;
}

function show(stores: Stores, clock: Clock, file: LogText, { events, ...read }: ReadLog): void {
  const [started] = events;
  const task = started?.type === 'run-started' ? recordedTask(started) : undefined;
  if (task === undefined) return refuse(stores, noLog(file.name, t('Its actors have no names.')));
  const fileName = `${file.name.replace(/\.[^.]*$/, '')}.scs`;
  openScript(stores, { text: task.source, fileName });
  const ending = { endedAt: clock.now(), outcome: 'stopped', server: serverOf(events) } as const;
  stores.runs.setState((state) => opened(state, { ...task, events }, ending));
  followRun(stores.view, events);
  const run = stores.runs.getState().shown;
  stores.view.setState({ log: run === undefined ? undefined : { ...read, run } });
}

function serverOf([started]: readonly TraceEvent[]): string {
  return started?.type === 'run-started' ? started.server : '';
}

function refuse(stores: Stores, problem: Problem): void {
  stores.runs.setState((state) => withRefusal(state, problem));
  stores.view.setState({ tab: 'problems' });
}

function noLog(name: string, reason: string): Problem {
  return {
    code: 'no-log',
    what: t('{name} could not be read as a log.', { name }),
    meaning: reason,
    advice: t('The script that you were editing is still there.'),
  };
}
