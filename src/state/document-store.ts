import { createStore, type StoreApi } from 'zustand/vanilla';
import { t } from '../base/translate.ts';
import { isEmpty, NO_BREAKPOINTS, within, type Breakpoints } from './breakpoints.ts';

/** The script that is being edited. Everything known about its text (scenario, diagnostics) is derived. */
export interface DocumentState {
  readonly text: string;
  /** The text as it was opened; the script is edited when `text` differs from it. */
  readonly original: string;
  /** The shipped scenario that the text came from; stays when the text is edited. */
  readonly scenarioId: string | undefined;
  /** The draft that was opened, if it was one. */
  readonly draftId: string | undefined;
  /** What the script is called where it came from, if it was a file. */
  readonly fileName: string | undefined;
  /** The file of a folder that the script is, if it is one. */
  readonly file: FileOrigin | undefined;
  /** Whether it came by a link, and nobody has agreed to what it may load. */
  readonly isForeign: boolean;
  /** The address that it was fetched from, as long as this page lives. */
  readonly link: string | undefined;
  readonly breakpoints: Breakpoints;
  /** Those of scenarios and drafts that are not open, by their ids. */
  readonly otherBreakpoints: Readonly<Record<string, Breakpoints>>;
  /** Edited scripts that gave way to another one, the newest first; those of other tabs, too. */
  readonly drafts: readonly Draft[];
  /** What the ids of new drafts start with: a word of this visit's own, so that no two tabs take the same id. */
  readonly draftPrefix: string;
  /** Counts the times that a text came from outside the editor (a scenario was opened, a repair applied). */
  readonly loads: number;
  /** Until the page has found the script that it starts with; a run that is asked for meanwhile waits for it. */
  readonly isOpening: boolean;
}

/** Which file of a folder a text is an edition of. */
export interface FileOrigin {
  /** Names the file in all tabs and visits; see `folder/file-id.ts`. */
  readonly id: string;
  /** What the file held when that edition began: holds it something else now, it was changed elsewhere. */
  readonly base: string;
}

/** A script of the person's own, kept in this browser. */
export interface Draft {
  /** `draft-…`: unique in this browser. */
  readonly id: string;
  readonly text: string;
  /** The file of a folder of which this is what has not been saved. */
  readonly file?: FileOrigin | undefined;
  /** It came by a link, and nobody has agreed to what it may load; absent: it did not. */
  readonly isForeign?: boolean | undefined;
  /** When it came into being, in milliseconds since 1970; absent only until the keeper has seen it. */
  readonly savedAt?: number;
}

export type DocumentStore = StoreApi<DocumentState>;

export function createDocumentStore(initial: Partial<DocumentState> = {}): DocumentStore {
  return createStore<DocumentState>(() => ({
    text: '',
    original: '',
    scenarioId: undefined,
    draftId: undefined,
    fileName: undefined,
    file: undefined,
    isForeign: false,
    link: undefined,
    breakpoints: NO_BREAKPOINTS,
    otherBreakpoints: {},
    drafts: [],
    draftPrefix: DRAFT_PREFIX,
    loads: 0,
    isOpening: false,
    ...initial,
  }));
}

/** A file of the person's own. */
export interface OpenedFile {
  readonly name: string;
  /** `undefined`: it is no text in UTF-8. */
  readonly text: string | undefined;
  /** Why there is no text, where that is the reason. */
  readonly fault?: 'too-large' | 'unreadable';
}

/** A file of which a part can be had without the others. */
export interface PiecedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Rejects where the file cannot be read, or is no longer there. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** What is opened: a shipped scenario, a draft, or a script from elsewhere. */
export interface Opened {
  readonly text: string;
  readonly scenarioId?: string | undefined;
  readonly draftId?: string | undefined;
  readonly fileName?: string | undefined;
  readonly file?: FileOrigin | undefined;
  /** It came by a link. */
  readonly isForeign?: boolean | undefined;
  readonly link?: string | undefined;
}

/**
 * The state after another script was opened. What was edited before is kept as a draft, and each script keeps its
 * breakpoints: nothing is lost.
 */
export function withOpened(state: DocumentState, opened: Opened): DocumentState {
  const draft = draftOf(state);
  const all = withBreakpointsOf(state, scriptId({ ...state, draftId: draft?.id ?? state.draftId }));
  const { [scriptId(opened) ?? '']: breakpoints, ...others } = all;
  return {
    text: opened.text,
    original: opened.text,
    scenarioId: opened.scenarioId,
    draftId: opened.draftId,
    fileName: opened.fileName,
    file: opened.file,
    isForeign: opened.isForeign ?? false,
    link: opened.link,
    breakpoints: within(breakpoints ?? NO_BREAKPOINTS, opened.text),
    otherBreakpoints: others,
    drafts: draft === undefined ? state.drafts : withDraft(state.drafts, draft),
    draftPrefix: state.draftPrefix,
    loads: state.loads + 1,
    isOpening: false,
  };
}

/** What a script is called among those that are not open. */
function scriptId({
  file,
  draftId,
  scenarioId,
}: Pick<Opened, 'file' | 'draftId' | 'scenarioId'>): string | undefined {
  return file?.id ?? draftId ?? scenarioId;
}

function withBreakpointsOf(
  { breakpoints, otherBreakpoints, drafts }: DocumentState,
  id: string | undefined,
): Readonly<Record<string, Breakpoints>> {
  const isKept = ([other]: [string, Breakpoints]) =>
    other !== id && (!isDraftId(other) || drafts.some((draft) => draft.id === other));
  const others = Object.entries(otherBreakpoints).filter(isKept);
  const mine = id === undefined || isEmpty(breakpoints) ? [] : [[id, breakpoints] as const];
  return Object.fromEntries([...others, ...mine]);
}

/** What is to be kept of a script that gives way; `undefined` when it is as it was opened, or empty. */
function draftOf(state: DocumentState): Draft | undefined {
  const { text, file, isForeign } = state;
  // Of a file, also that nothing is left in it is an edit.
  const isNothing = text.trim() === '' && file === undefined;
  if (!isEdited(state) || isNothing) return undefined;
  const id = ownDraftId(state) ?? freshDraftId(state);
  return {
    id,
    text,
    ...(file === undefined ? {} : { file }),
    ...(isForeign ? { isForeign } : {}),
  };
}

/** The draft that the script came from, unless another tab has written something else there. */
export function ownDraftId({
  text,
  original,
  draftId,
  drafts,
}: Pick<DocumentState, 'text' | 'original' | 'draftId' | 'drafts'>): string | undefined {
  const kept = drafts.find(({ id }) => id === draftId);
  const isOurs = kept === undefined || kept.text === original || kept.text === text;
  return isOurs ? draftId : undefined;
}

function withDraft(drafts: readonly Draft[], kept: Draft): readonly Draft[] {
  return [kept, ...drafts.filter((draft) => draft.id !== kept.id)];
}

/** An id that no draft has. */
export function freshDraftId({
  drafts,
  draftPrefix,
}: Pick<DocumentState, 'drafts' | 'draftPrefix'>): string {
  const counts = drafts
    .filter(({ id }) => id.startsWith(draftPrefix))
    .map(({ id }) => Number(id.slice(draftPrefix.length)))
    .filter((count) => Number.isSafeInteger(count));
  return `${draftPrefix}${counts.reduce((most, count) => Math.max(most, count), 0) + 1}`;
}

export const DRAFT_PREFIX = 'draft-';

export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFT_PREFIX);
}

/** What people call a script: its first comment line, or that it has no name. */
export function scriptTitle(text: string): string {
  const title = writtenTitle(text);
  return title === '' ? t('Untitled script') : title;
}

/** Its first comment line; `''` where it has none. */
export function writtenTitle(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return first.startsWith('#') ? first.replace(/^#+\s*/, '').trim() : '';
}

/** What the script is called as a file. */
export function scriptFileName({ fileName, scenarioId }: DocumentState): string {
  return fileName ?? `${scenarioId ?? 'scenario'}.scs`;
}

/** Whether the script differs from what was opened. */
export function isEdited({ text, original }: Pick<DocumentState, 'text' | 'original'>): boolean {
  return text !== original;
}
