import { createLineIndex, type LineSpan } from '../base/text-range.ts';
import type { Scenario } from './scenario.ts';
import { trackLines, type LineTracker } from './track-lines.ts';

/** The steps of a scenario in a text that may have been edited since. */
export interface StepPlaces {
  /** Lines of a step (from 1); `undefined` when it was edited. */
  spanOf(step: number): LineSpan | undefined;
  /** The line at which a step begins; `undefined` when that very line was edited. */
  lineOf(step: number): number | undefined;
  /** The step at a line; `undefined` between steps, and in edited ones. */
  stepAt(line: number): number | undefined;
  /** The last step that begins at a line or above it, edited or not; `undefined` above the first one. */
  stepAround(line: number): number | undefined;
  readonly tracker: LineTracker;
}

let latest:
  | { readonly of: readonly [Scenario | undefined, string, string]; readonly places: StepPlaces }
  | undefined;

/**
 * `source` is the text that the scenario was compiled from. Without a scenario there are no steps. Many ask about the
 * same run and text, so the last answer is kept.
 */
export function placesOf(scenario: Scenario | undefined, source: string, text: string): StepPlaces {
  const [run, from, to] = latest?.of ?? [];
  if (latest !== undefined && run === scenario && from === source && to === text) {
    return latest.places;
  }
  latest = { of: [scenario, source, text], places: locate(scenario, source, text) };
  return latest.places;
}

function locate(scenario: Scenario | undefined, source: string, text: string): StepPlaces {
  const tracker = trackLines(source, text);
  const lines = createLineIndex(source);
  const spans = (scenario?.steps ?? []).map(({ line, range }) =>
    tracker.spanOf({
      line,
      endLine: lines.positionAt(Math.max(range.start, range.end - 1)).line,
    }),
  );
  const begins = (scenario?.steps ?? []).map(({ line }) => tracker.lineOf(line));
  return {
    tracker,
    lineOf: (step) => begins[step - 1],
    stepAround: (line) => {
      const at = begins.findLastIndex((begin) => begin !== undefined && begin <= line);
      return at < 0 ? undefined : at + 1;
    },
    spanOf: (step) => spans[step - 1],
    stepAt: (line) => {
      const at = spans.findIndex((span) => span && span.line <= line && line <= span.endLine);
      return at < 0 ? undefined : at + 1;
    },
  };
}
