import { createLineIndex, type LineSpan } from '../../base/text-range.ts';
import type { Scenario } from '../../script/scenario.ts';
import { trackLines, type LineTracker } from './track-lines.ts';

/** The steps of a scenario in a text that may have been edited since. */
export interface StepPlaces {
  /** Lines of a step (from 1); `undefined` when it was edited. */
  spanOf(step: number): LineSpan | undefined;
  /** The step at a line; `undefined` between steps, and in edited ones. */
  stepAt(line: number): number | undefined;
  readonly tracker: LineTracker;
}

/** `source` is the text that the scenario was compiled from. Without a scenario there are no steps. */
export function placesOf(scenario: Scenario | undefined, source: string, text: string): StepPlaces {
  const tracker = trackLines(source, text);
  const lines = createLineIndex(source);
  const spans = (scenario?.steps ?? []).map(({ line, range }) =>
    tracker.spanOf({
      line,
      endLine: lines.positionAt(Math.max(range.start, range.end - 1)).line,
    }),
  );
  return {
    tracker,
    spanOf: (step) => spans[step - 1],
    stepAt: (line) => {
      const at = spans.findIndex((span) => span && span.line <= line && line <= span.endLine);
      return at < 0 ? undefined : at + 1;
    },
  };
}
