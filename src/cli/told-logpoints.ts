import type { Logpoint } from '../base/logpoint.ts';
import { toldWords } from '../timeline/words/told-words.ts';
import type { LogpointTold, TraceEvent } from '../trace/event.ts';
import type { ScriptReport } from './report.ts';

/** What logpoints told in a run, in order, and which of those that were asked for told nothing. */
export function logpointsOf(
  events: readonly TraceEvent[],
  asked: readonly Logpoint[] = [],
): Pick<ScriptReport, 'logpoints'> {
  const told = events.filter((event) => event.type === 'logpoint-told');
  const silent = asked.filter((each) => !told.some((event) => askedFor(event, asked) === each));
  const words = [
    ...told.map(toldWords),
    ...silent.map(({ file, line, condition }) =>
      condition === undefined
        ? `${file}:${line} did not run`
        : `${file}:${line} did not run where ${condition}`,
    ),
  ];
  return words.length === 0 ? {} : { logpoints: words };
}

/** A logpoint at a line with nothing to run tells of the next one that has something. */
function askedFor(told: LogpointTold, asked: readonly Logpoint[]): Logpoint | undefined {
  const isOf = ({ file, line, expression, condition }: Logpoint) =>
    `/${told.file}`.endsWith(`/${file}`) &&
    line <= told.line &&
    expression === told.expression &&
    condition === told.condition;
  return asked.filter(isOf).toSorted((one, other) => other.line - one.line)[0];
}
