import type { CatalogueEntry, CatalogueStore } from '../catalogue-store.ts';
import type { SuiteScript } from '../suite/suite-script.ts';
import type { SuiteSource } from '../suite/suite-scripts.ts';
import { filtered, hasWords } from './filter.ts';
import type { FolderActions } from './folder-actions.ts';
import type { FolderStore } from './folder-store.ts';
import type { FolderPage } from './open-folder.ts';
import type { Course } from './course.ts';
import { courseOf, fileAt, fileName } from './script-folder.ts';
import { workingText } from './working-text.ts';

/** The files of the folder that the filter shows, as the person has them now. */
export function createFolderSuite(
  store: FolderStore,
  page: FolderPage,
  { files, refresh }: { readonly files: FolderActions; readonly refresh: () => Promise<void> },
): SuiteSource {
  return {
    suiteName: () => store.getState().folder?.name ?? '',
    refresh,
    onChange: (mayHaveChanged) => {
      store.subscribe(({ folder }, before) => {
        if (folder?.files !== before.folder?.files) mayHaveChanged();
      });
      page.document.subscribe(({ text }, before) => {
        if (text !== before.text) mayHaveChanged();
      });
    },
    suiteScripts: (which = 'shown') => {
      const { folder, filter } = store.getState();
      if (folder === undefined) return Promise.resolve([]);
      const document = page.document.getState();
      const places = placesIn(courseOf(folder));
      const scripts = filtered(folder.files, which === 'all' ? '' : filter).map(
        (file): SuiteScript => ({
          path: file.path,
          source: workingText(folder, file, document),
          ...places.get(file.path)?.said,
        }),
      );
      const at = ({ path }: SuiteScript) => places.get(path)?.at ?? places.size;
      return Promise.resolve(scripts.toSorted((a, b) => at(a) - at(b)));
    },
    openSuiteScript: ({ path, source }) => {
      if (fileAt(store.getState().folder, path) !== undefined) return files.openFile(path);
      // The folder is another one now, or the file is gone: what ran is still there.
      page.open({ text: source, fileName: fileName(path) });
    },
  };
}

interface CoursePlace {
  readonly at: number;
  readonly said: Pick<SuiteScript, 'title' | 'chapter'>;
}

/** Where the scripts of a course stand in it, and what it says of them. */
function placesIn(course: Course | undefined): ReadonlyMap<string, CoursePlace> {
  const places = new Map<string, CoursePlace>();
  for (const { title: chapter, entries } of course?.chapters ?? []) {
    for (const entry of entries) {
      if (entry.kind !== 'file') continue;
      const said = {
        ...(entry.title === '' ? {} : { title: entry.title }),
        ...(chapter === '' ? {} : { chapter }),
      };
      places.set(entry.path, { at: places.size, said });
    }
  }
  return places;
}

/** What *Run all* runs: the folder, if one is open, else those of the lessons that the filter shows. */
export function folderOrLessons(
  store: () => FolderStore,
  folder: () => SuiteSource,
  { lessons, catalogue }: { readonly lessons: SuiteSource; readonly catalogue: CatalogueStore },
): SuiteSource {
  const isOpen = () => store().getState().folder !== undefined;
  // Where the results are from that a person looks at; a folder may have been opened or closed since.
  let ran: SuiteSource = lessons;
  return {
    suiteName: () => (isOpen() ? folder() : lessons).suiteName(),
    refresh: async () => {
      if (isOpen()) await folder().refresh?.();
    },
    onChange: (mayHaveChanged) => {
      // The desk of folders is there once the page is.
      queueMicrotask(() => folder().onChange?.(mayHaveChanged));
      lessons.onChange?.(mayHaveChanged);
    },
    suiteScripts: async (which = 'shown') => {
      const present = isOpen() ? folder() : lessons;
      if (which === 'all') return present.suiteScripts('all');
      ran = present;
      const scripts = await ran.suiteScripts();
      const { filter } = store().getState();
      if (ran !== lessons || filter.trim() === '') return scripts;
      const shown = shownLessons(catalogue.getState().scenarios, filter);
      return scripts.filter(({ path }) => shown.some(({ id }) => `${id}.scs` === path));
    },
    openSuiteScript: (script) => ran.openSuiteScript(script),
  };
}

/** How many scripts *Run all* would run now. */
export function suiteCount(
  { folder, filter }: Pick<ReturnType<FolderStore['getState']>, 'folder' | 'filter'>,
  scenarios: readonly CatalogueEntry[],
): number {
  return folder === undefined
    ? shownLessons(scenarios, filter).length
    : filtered(folder.files, filter).length;
}

/** Without puzzles and tasks. */
function shownLessons(
  scenarios: readonly CatalogueEntry[],
  filter: string,
): readonly CatalogueEntry[] {
  const words = filter.trim();
  return scenarios.filter(
    ({ brokenOf, taskOf, number, title, lesson, chapter }) =>
      brokenOf === undefined &&
      taskOf === undefined &&
      (words === '' || hasWords(`${number} ${title} ${lesson} ${chapter}`, filter)),
  );
}
