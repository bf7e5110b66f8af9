import { useMemo } from 'react';
import { fileId } from '../../state/folder/file-id.ts';
import type { FolderFile } from '../../state/folder/script-file.ts';
import type { ScriptFolder } from '../../state/folder/script-folder.ts';
import { openPath, unsavedTexts } from '../../state/folder/working-text.ts';
import { keptRuns } from '../../state/run-selectors.ts';
import {
  useCatalogue,
  useDocument,
  useFolder,
  useRuns,
  useSettings,
  useSettledText,
} from '../app-context.ts';
import { usePaintedSuite } from '../use-suite.ts';
import { createVerdicts } from './text-verdicts.ts';
import { groupOf } from './folder-nodes.ts';
import type { ListedScripts, TreeRow } from './tree-row.ts';
import { treeRows } from './tree-rows.ts';

export interface ScriptRows {
  readonly rows: readonly TreeRow[];
  /** The line of the script that is open. */
  readonly currentId: string | undefined;
  /** How many passed and failed, be they shown or not: of the folder, else of the lessons. */
  readonly counts: { readonly passed: number; readonly failed: number };
}

/** The lines of the list, as things stand. */
export function useScriptRows(): ScriptRows {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const course = useCatalogue((catalogue) => catalogue.course);
  const folder = useFolder((state) => state.folder);
  const filter = useFolder((state) => state.filter);
  const unfolded = useFolder((state) => state.unfolded);
  const drafts = useDocument((document) => document.drafts);
  const scenarioId = useDocument((document) => document.scenarioId);
  const edited = useUnsavedPaths(folder);
  const verdicts = useVerdicts(folder);
  const done = useSettings((settings) => settings.finishedLessons);
  const rows = useMemo(() => {
    const finished = new Set(done);
    const own = { scenarios, folder, drafts, filter, unfolded, scenarioId, edited, finished };
    return treeRows({ ...own, course, ...verdicts });
  }, [scenarios, course, folder, drafts, filter, unfolded, scenarioId, edited, verdicts, done]);
  const counts = useMemo(() => {
    const { verdictOf, lessonVerdict } = verdicts;
    const all = folder?.files.map(verdictOf) ?? scenarios.map(({ id }) => lessonVerdict(id));
    const count = (group: string) => all.filter((each) => groupOf(each) === group).length;
    return { passed: count('passed'), failed: count('failed') };
  }, [folder, scenarios, verdicts]);
  return { rows, currentId: useCurrentId(folder), counts };
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
    if (document.link !== undefined) return `link:${document.link}`;
    return document.scenarioId === undefined ? undefined : `lesson:${document.scenarioId}`;
  });
}

/** What became of each script as the person has it now. */
function useVerdicts(
  folder: ScriptFolder | undefined,
): Pick<ListedScripts, 'verdictOf' | 'lessonVerdict' | 'isByVerdict'> {
  const runs = useRuns(keptRuns);
  const { name, phase, results } = usePaintedSuite();
  const drafts = useDocument((document) => document.drafts);
  const openId = useDocument((document) => document.file?.id);
  const openText = useSettledText();
  return useMemo(() => {
    const suite = { results };
    const isOfFolder = folder !== undefined && phase !== 'none' && name === folder.name;
    const verdictOf = createVerdicts(runs, isOfFolder ? suite : undefined);
    const ofLessons = createVerdicts([], isOfFolder ? undefined : suite);
    const unsaved = new Map(drafts.map(({ file, text }) => [file?.id, text]));
    return {
      verdictOf: (file: FolderFile) => {
        const id = fileId(folder?.id ?? '', file.path);
        return verdictOf(file.path, id === openId ? openText : (unsaved.get(id) ?? file.text));
      },
      lessonVerdict: (id: string) => ofLessons(`${id}.scs`, ''),
      isByVerdict: isOfFolder,
    };
  }, [folder, name, phase, results, runs, drafts, openId, openText]);
}
