import type { Clock } from '../base/clock.ts';
import { t } from '../base/translate.ts';
import type { EventList } from '../trace/event-list.ts';
import type { Problem } from '../trace/event.ts';
import { parseTornTrace } from '../trace/file.ts';
import { traceOfReport } from '../trace/report-file.ts';
import { serverName } from '../trace/server-name.ts';
import { isScriptText, openLog } from './open-log.ts';
import { openScript } from './open-script.ts';
import type { Stores } from './app-state.ts';
import type { OpenedFile } from './document-store.ts';
import { followRun } from './follow-run.ts';
import { opened, withoutRun } from './run-changes.ts';
import { recordedTask } from './run-task.ts';

/** Longest script that is opened, in characters. Traces have caps of their own. */
export const MAX_SCRIPT_FILE = 1_000_000;

/** Of what is read as one text; traces are read piece by piece beyond some megabytes. */
export const MAX_FILE_BYTES = 512_000_000;

interface TextFile extends OpenedFile {
  readonly text: string;
}

/**
 * Opens a script, or a trace that the page saved, or that stands in a report of the command line, or a log of another program:
 * its script, and its run in all panes. Refuses others in a sentence.
 */
export function openFile(stores: Stores, clock: Clock, { name, text, fault }: OpenedFile): void {
  if (fault !== undefined) return refuse(stores, unread(name, fault));
  const now = () => clock.now();
  if (text !== undefined && mayHoldLog({ name, text })) {
    void openLog(stores, clock, { name, text }).then((isLog) => {
      if (!isLog) openText(stores, now, { name, text });
    });
    return;
  }
  openText(stores, now, { name, text });
}

/** What is read before it is known to be no log: not what is plainly a script, a trace or a report. */
function mayHoldLog(file: TextFile): boolean {
  const { text } = file;
  if (text.includes('\0')) return false;
  if (text.startsWith('# mod_scansion_record on host ')) return true;
  if (text.startsWith('{')) return /^\{\s*"log"\s*:/.test(text.slice(0, 1000));
  return traceOfReport(text) === undefined && !isScriptText(file);
}

function openText(stores: Stores, now: () => number, { name, text }: OpenedFile): void {
  // What was said of the file before holds no longer.
  stores.runs.setState({ reading: undefined });
  if (text?.startsWith('{') === true) return openTrace(stores, now, { name, text });
  const reported = text === undefined ? undefined : traceOfReport(text);
  if (reported !== undefined) return openTrace(stores, now, { name, text: reported });
  if (text === undefined || text.includes('\0')) return refuse(stores, noScript(name));
  if (text.length > MAX_SCRIPT_FILE) return refuse(stores, tooLong(name));
  openScript(stores, { text, fileName: name });
}

/** Opens a run that came from somebody else: a trace, or one in a report. Gives why it cannot be opened, if so. */
export function openForeignTrace(
  stores: Stores,
  now: () => number,
  { name, text }: TextFile,
): Problem | undefined {
  return shownTrace(stores, now, { name, text: traceOfReport(text) ?? text, isForeign: true });
}

function openTrace(stores: Stores, now: () => number, file: TextFile): void {
  const fault = shownTrace(stores, now, file);
  if (fault !== undefined) refuse(stores, fault);
}

/** Shows a recorded run, and its script; or says why not. */
function shownTrace(
  stores: Stores,
  now: () => number,
  { name, text, isForeign = false }: TextFile & { readonly isForeign?: boolean },
): Problem | undefined {
  const trace = parseTornTrace(text);
  if (!trace.ok) return noTrace(name, trace.error.message);
  const { events, torn } = trace.value;
  const [started] = events;
  const task = started?.type === 'run-started' ? recordedTask(started) : undefined;
  if (started?.type !== 'run-started' || task === undefined) {
    return noTrace(name, t('The script in it cannot be run.'));
  }
  // What somebody else called it is no name of a file here.
  const named = isForeign ? { isForeign } : { fileName: scriptNameFor(name) };
  openScript(stores, { text: task.source, ...named });
  const outcome = outcomeOf(events);
  const ending = outcome && { endedAt: now(), outcome, server: serverName(started) };
  stores.runs.setState((state) => opened(state, { ...task, events }, ending));
  const reading = torn === undefined ? undefined : { name, events: events.length, stopped: torn };
  stores.runs.setState({ reading });
  followRun(stores.view, events);
  return undefined;
}

function outcomeOf(events: EventList) {
  const end = events.at(-1);
  return end?.type === 'run-ended' ? end.outcome : undefined;
}

function refuse(stores: Stores, refusal: Problem): void {
  stores.runs.setState((state) => withoutRun(state, refusal));
  stores.view.setState({ tab: 'problems' });
}

function unread(name: string, fault: NonNullable<OpenedFile['fault']>): Problem {
  return {
    code: 'file-not-read',
    what:
      fault === 'too-large'
        ? t('{name} is larger than {megabytes} MB, and no trace.', {
            name,
            megabytes: MAX_FILE_BYTES / 1e6,
          })
        : t('{name} could not be read.', { name }),
    meaning:
      fault === 'too-large'
        ? t('Neither a script nor a report is as large, so it was not opened.')
        : t(
            'The browser gave no reason: it may have been moved, or you may not be allowed to read it.',
          ),
    advice: t('The script that you were editing is still there.'),
  };
}

function noScript(name: string): Problem {
  return {
    code: 'no-script',
    what: t('{name} is no text in UTF-8.', { name }),
    meaning: t('Nothing was opened; the script that you were editing is still there.'),
    advice: t(
      'Choose a scansion script (.scs), or a trace that Caesura saved (.jsonl). A script in another encoding has to be saved as UTF-8 first.',
    ),
  };
}

function tooLong(name: string): Problem {
  return {
    code: 'script-too-long',
    what: t('{name} has more than {maxScriptFile} characters.', {
      name,
      maxScriptFile: MAX_SCRIPT_FILE,
    }),
    meaning: t('It was not opened, as the page would become slow.'),
    advice: t('Open a smaller part of it.'),
  };
}

/** What the script of a trace is called. */
export function scriptNameFor(trace: string): string {
  return trace.replace(/\.[^.]*$/, '.scs');
}

export function noTrace(name: string, reason: string): Problem {
  return {
    code: 'no-trace',
    what: t('{name} could not be opened as a trace.', { name }),
    meaning: reason,
    advice: t('The script that you were editing is still there.'),
  };
}
