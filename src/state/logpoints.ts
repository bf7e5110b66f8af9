import type { Logpoint } from '../base/logpoint.ts';
import type { SettingsStore } from './settings-store.ts';

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

export type CodeLine = Pick<PlacedLogpoint, 'file' | 'line'>;

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

export function isSameLine(one: CodeLine, other: CodeLine): boolean {
  return one.file === other.file && one.line === other.line;
}

/** Changes one; where there is none yet it is made. */
export function putLogpoint(
  store: SettingsStore,
  place: CodeLine,
  change: Partial<Omit<PlacedLogpoint, 'file' | 'line'>> = {},
): void {
  store.setState(({ logpoints }) => {
    const { file, line } = place;
    const known = logpoints.find((each) => isSameLine(each, place));
    const placed = { ...NEW, ...known, ...change, file, line };
    const rest = logpoints.filter((each) => each !== known);
    return { logpoints: [...rest, placed].sort(byPlace).slice(0, MOST_LOGPOINTS) };
  });
}

export function removeLogpoint(store: SettingsStore, place: CodeLine): void {
  store.setState(({ logpoints }) => ({
    logpoints: logpoints.filter((each) => !isSameLine(each, place)),
  }));
}

/** As many as the embedded server takes. */
export const MOST_LOGPOINTS = 100;

const NEW = { expression: '', condition: '', pauses: false, isOn: true };

function byPlace(a: CodeLine, b: CodeLine): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
