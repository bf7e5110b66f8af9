import type { CatalogueEntry, LinkedCourse } from '../../state/catalogue-store.ts';
import type { Draft } from '../../state/document-store.ts';
import type { FolderFile } from '../../state/folder/script-file.ts';
import type { ScriptFolder } from '../../state/folder/script-folder.ts';
import type { SuiteVerdict } from '../../state/suite/suite-store.ts';

/** What is known of a script that ran. */
export interface ScriptVerdict {
  readonly kind: SuiteVerdict | 'running';
  /** Where it failed, and how, in few words; absent where it did not. */
  readonly why?: string | undefined;
  /** In milliseconds. */
  readonly took?: number | undefined;
}

/** One line of the list of scripts. */
export interface TreeRow {
  /** Unique in the list. */
  readonly id: string;
  readonly kind: 'section' | 'branch' | 'script';
  /** From 1. */
  readonly level: number;
  readonly name: string;
  /** What `lang` is to say of it, where that is not the page's. */
  readonly lang?: string | undefined;
  /** Its whole name, where `name` leaves some of it out. */
  readonly fullName?: string;
  /** A quiet word at the right: of what belongs to it. */
  readonly count?: string;
  /** Absent where nothing belongs to it. */
  readonly isUnfolded?: boolean;
  readonly opens?: Opens;
  readonly isEdited?: boolean;
  readonly verdict?: ScriptVerdict | undefined;
  /** Its place among those of its level that belong together, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/** What a line opens. */
export type Opens =
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string }
  /** A lesson of the course that a link has opened. */
  | { readonly kind: 'lesson'; readonly url: string }
  /** Somewhere else: asked about before anything is fetched there. */
  | { readonly kind: 'link'; readonly url: string };

export interface ListedScripts {
  readonly scenarios: readonly CatalogueEntry[];
  /** That a link has opened. */
  readonly course: LinkedCourse | undefined;
  readonly folder: ScriptFolder | undefined;
  readonly drafts: readonly Draft[];
  readonly filter: string;
  readonly unfolded: Readonly<Record<string, boolean>>;
  /** The shipped scenario that is open: its chapter is unfolded. */
  readonly scenarioId: string | undefined;
  readonly edited: ReadonlySet<string>;
  readonly verdictOf: (file: FolderFile) => ScriptVerdict | undefined;
  /** The same for a shipped scenario, by its id. */
  readonly lessonVerdict: (id: string) => ScriptVerdict | undefined;
  /** Lessons that the person has brought to an end: shipped ones by their ids, those of courses by their addresses. */
  readonly finished: ReadonlySet<string>;
  /** Whether the files of the folder stand by what became of them, those that failed first, instead of by folder. */
  readonly isByVerdict: boolean;
}

/** A line with those below it, before they have their places. */
export type TreeNode = Omit<TreeRow, 'level' | 'place' | 'of'> & {
  readonly below?: readonly TreeNode[];
};

/** While somebody looks for words, all that has them is to be seen. */
export function isUnfolded(
  { filter, unfolded }: ListedScripts,
  id: string,
  usual: boolean,
): boolean {
  return filter.trim() !== '' || (unfolded[id] ?? usual);
}
