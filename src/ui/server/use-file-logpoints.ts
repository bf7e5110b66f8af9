import { useMemo } from 'react';
import { putLogpoint } from '../../state/logpoints.ts';
import {
  isSameLine,
  type LogpointPlace,
  type PlacedLogpoint,
} from '../../state/placed-logpoint.ts';
import { useApp, useSettings, useView } from '../app-context.ts';

export interface FileLogpoints {
  /** By line. */
  readonly logpoints: ReadonlyMap<number, PlacedLogpoint>;
  /** The one whose form is open. */
  readonly edited: PlacedLogpoint | undefined;
  readonly closeForm: () => void;
  /** Sets one at a line, and opens its form; where there is one, opens or closes its form. */
  readonly toggle: (line: number) => void;
}

/** The logpoints of a file. */
export function useFileLogpoints(file: string): FileLogpoints {
  const { stores } = useApp();
  const all = useSettings((settings) => settings.logpoints);
  const place = useView((view) => view.editedLogpoint);
  const logpoints = useMemo(
    () => new Map(all.filter((each) => each.file === file).map((each) => [each.line, each])),
    [all, file],
  );
  const edit = (editedLogpoint: LogpointPlace | undefined) =>
    stores.view.setState({ editedLogpoint });
  const toggle = (line: number): void => {
    const target = { file, line };
    const known = stores.settings.getState().logpoints.find((each) => isSameLine(each, target));
    if (known === undefined) putLogpoint(stores.settings, target);
    const isOpen = known !== undefined && place !== undefined && isSameLine(place, target);
    edit(isOpen ? undefined : target);
  };
  const edited = place?.file === file ? logpoints.get(place.line) : undefined;
  return { logpoints, edited, closeForm: () => edit(undefined), toggle };
}
