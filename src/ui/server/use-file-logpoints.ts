import { useMemo, useState } from 'react';
import { putLogpoint } from '../../state/logpoints.ts';
import { isSameLine, type PlacedLogpoint } from '../../state/placed-logpoint.ts';
import { useApp, useSettings } from '../app-context.ts';

export interface FileLogpoints {
  /** By line. */
  readonly logpoints: ReadonlyMap<number, PlacedLogpoint>;
  /** The one whose form is open. */
  readonly edited: PlacedLogpoint | undefined;
  readonly edit: (line: number | undefined) => void;
  /** Sets one at a line, and opens its form; where there is one, opens or closes its form. */
  readonly toggle: (line: number) => void;
}

/** The logpoints of a file. */
export function useFileLogpoints(file: string): FileLogpoints {
  const { stores } = useApp();
  const all = useSettings((settings) => settings.logpoints);
  const [line, edit] = useState<number>();
  const logpoints = useMemo(
    () => new Map(all.filter((each) => each.file === file).map((each) => [each.line, each])),
    [all, file],
  );
  const toggle = (target: number): void => {
    const place = { file, line: target };
    const known = stores.settings.getState().logpoints.find((each) => isSameLine(each, place));
    if (known === undefined) putLogpoint(stores.settings, place);
    edit(known !== undefined && line === target ? undefined : target);
  };
  return { logpoints, edited: line === undefined ? undefined : logpoints.get(line), edit, toggle };
}
