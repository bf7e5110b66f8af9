import { useMemo } from 'react';
import { fileId } from '../../state/folder/file-id.ts';
import type { FolderFile } from '../../state/folder/script-file.ts';
import type { ScriptFolder } from '../../state/folder/script-folder.ts';
import { openPath, unsavedTexts } from '../../state/folder/working-text.ts';
import { keptRuns } from '../../state/run-selectors.ts';
import { useCatalogue, useDocument, useFolder, useRuns, useSettledText } from '../app-context.ts';
import { verdictsOfTexts } from './text-verdicts.ts';
import { treeRows, type ScriptVerdict, type TreeRow } from './tree-rows.ts';

export interface ScriptRows {
  readonly rows: readonly TreeRow[];
  /** The line of the script that is open. */
  readonly currentId: string | undefined;
}

/** The lines of the list, as things stand. */
export function useScriptRows(): ScriptRows {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const folder = useFolder((state) => state.folder);
  const filter = useFolder((state) => state.filter);
  const unfolded = useFolder((state) => state.unfolded);
  const drafts = useDocument((document) => document.drafts);
  const scenarioId = useDocument((document) => document.scenarioId);
  const edited = useUnsavedPaths(folder);
  const verdictOf = useVerdicts(folder);
  const rows = useMemo(
    () => treeRows({ scenarios, folder, drafts, filter, unfolded, scenarioId, edited, verdictOf }),
    [scenarios, folder, drafts, filter, unfolded, scenarioId, edited, verdictOf],
  );
  return { rows, currentId: useCurrentId(folder) };
}

/** The paths of files that are not saved; the same set as long as they are the same ones. */
export function useUnsavedPaths(folder: ScriptFolder | undefined): ReadonlySet<string> {
  const paths = useDocument((document) =>
    folder === undefined ? '' : [...unsavedTexts(folder, document).keys()].join('\n'),
  );
  return useMemo(() => new Set(paths.split('\n').filter(Boolean)), [paths]);
}

function useCurrentId(folder: ScriptFolder | undefined): string | undefined {
  return useDocument((document) => {
    const open = openPath(folder, document);
    if (open !== undefined) return `file:${open}`;
    if (document.draftId !== undefined) return `draft:${document.draftId}`;
    return document.scenarioId === undefined ? undefined : `lesson:${document.scenarioId}`;
  });
}

/** What became of each file's text as the person has it now. */
function useVerdicts(
  folder: ScriptFolder | undefined,
): (file: FolderFile) => ScriptVerdict | undefined {
  const runs = useRuns(keptRuns);
  const drafts = useDocument((document) => document.drafts);
  const openId = useDocument((document) => document.file?.id);
  const openText = useSettledText();
  return useMemo(() => {
    const verdictOf = verdictsOfTexts(runs);
    const unsaved = new Map(drafts.map(({ file, text }) => [file?.id, text]));
    return (file) => {
      const id = fileId(folder?.id ?? '', file.path);
      return verdictOf(id === openId ? openText : (unsaved.get(id) ?? file.text));
    };
  }, [folder?.id, runs, drafts, openId, openText]);
}
