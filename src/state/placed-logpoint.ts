import type { Logpoint } from '../base/logpoint.ts';

/** A logpoint as a person wrote it; texts are `''` where nothing was. */
export interface PlacedLogpoint {
  readonly file: string;
  readonly line: number;
  readonly expression: string;
  readonly condition: string;
  /** Whether the run pauses after the turn in which the line ran. */
  readonly pauses: boolean;
  readonly isOn: boolean;
}

export type LogpointPlace = Pick<PlacedLogpoint, 'file' | 'line'>;

/** What a run is to be asked for. */
export function activeLogpoints(placed: readonly PlacedLogpoint[]): readonly Logpoint[] {
  return placed
    .filter(({ isOn }) => isOn)
    .map(({ file, line, expression, condition, pauses }) => ({
      file,
      line,
      ...(expression.trim() === '' ? {} : { expression: expression.trim() }),
      ...(condition.trim() === '' ? {} : { condition: condition.trim() }),
      ...(pauses ? { pauses } : {}),
    }));
}

export function isSameLine(one: LogpointPlace, other: LogpointPlace): boolean {
  return one.file === other.file && one.line === other.line;
}

/** As many as the embedded server takes. */
export const MOST_LOGPOINTS = 100;
