import {
  isSameLine,
  MOST_LOGPOINTS,
  type LogpointPlace,
  type PlacedLogpoint,
} from './placed-logpoint.ts';
import type { SettingsStore } from './settings-store.ts';

/** Changes one; where there is none yet it is made. */
export function putLogpoint(
  store: SettingsStore,
  place: LogpointPlace,
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

export function removeLogpoint(store: SettingsStore, place: LogpointPlace): void {
  store.setState(({ logpoints }) => ({
    logpoints: logpoints.filter((each) => !isSameLine(each, place)),
  }));
}

const NEW = { expression: '', condition: '', pauses: false, isOn: true };

function byPlace(a: LogpointPlace, b: LogpointPlace): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
