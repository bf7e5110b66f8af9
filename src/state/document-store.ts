import { createStore, type StoreApi } from 'zustand/vanilla';

/** The script that is being edited. Everything known about its text (scenario, diagnostics) is derived. */
export interface DocumentState {
  readonly text: string;
  /** The text as it was opened; the script is edited when `text` differs from it. */
  readonly original: string;
  /** The shipped scenario that the text came from; stays when the text is edited. */
  readonly scenarioId: string | undefined;
  /** The draft that was opened, if it was one. */
  readonly draftId: string | undefined;
  /** Lines (from 1) of the steps at which a run pauses; sorted, without repeats. */
  readonly breakpoints: readonly number[];
  /** Those of `breakpoints` at which runs do not pause for now. */
  readonly breakpointsOff: readonly number[];
  readonly stanzaBreakpoints: readonly StanzaBreakpoint[];
  /** Edited scripts that gave way to another one, the newest first; see `withDraft`. */
  readonly drafts: readonly Draft[];
  /** Counts the times that a text came from outside the editor (a scenario was opened, a repair applied). */
  readonly loads: number;
}

/** Runs pause at stanzas that pass a filter. No two have the same text. */
export interface StanzaBreakpoint {
  /** In the language of the timeline's filter. */
  readonly text: string;
  readonly isOn: boolean;
}

/** A script of the person's own, kept in this browser. */
export interface Draft {
  /** `draft-1` …: unique in this browser. */
  readonly id: string;
  readonly text: string;
}

export type DocumentStore = StoreApi<DocumentState>;

const MAX_DRAFTS = 20;

export function createDocumentStore(initial: Partial<DocumentState> = {}): DocumentStore {
  return createStore<DocumentState>(() => ({
    text: '',
    original: '',
    scenarioId: undefined,
    draftId: undefined,
    breakpoints: [],
    breakpointsOff: [],
    stanzaBreakpoints: [],
    drafts: [],
    loads: 0,
    ...initial,
  }));
}

/** The state with breakpoints at other lines. As many lines as before are the same ones, moved by an edit. */
export function withBreakpoints(
  state: Pick<DocumentState, 'breakpoints' | 'breakpointsOff'>,
  lines: readonly number[],
): Pick<DocumentState, 'breakpoints' | 'breakpointsOff'> {
  const breakpoints = [...new Set(lines)].sort((a, b) => a - b);
  const isMove = breakpoints.length === state.breakpoints.length;
  const breakpointsOff = isMove
    ? breakpoints.filter((_, i) => state.breakpointsOff.includes(state.breakpoints[i] ?? 0))
    : state.breakpointsOff.filter((line) => breakpoints.includes(line));
  return { breakpoints, breakpointsOff };
}

/** What is opened: a shipped scenario, a draft, or a script from elsewhere. */
export interface Opened {
  readonly text: string;
  readonly scenarioId?: string | undefined;
  readonly draftId?: string | undefined;
}

/** The state after another script was opened. What was edited before is kept as a draft: nothing is lost. */
export function withOpened(state: DocumentState, opened: Opened): DocumentState {
  return {
    text: opened.text,
    original: opened.text,
    scenarioId: opened.scenarioId,
    draftId: opened.draftId,
    breakpoints: [],
    breakpointsOff: [],
    stanzaBreakpoints: [],
    drafts: withDraft(state),
    loads: state.loads + 1,
  };
}

function withDraft(state: DocumentState): readonly Draft[] {
  const { text, draftId, drafts } = state;
  if (!isEdited(state) || text.trim() === '') return drafts;
  const kept = { id: draftId ?? freshId(drafts), text };
  return [kept, ...drafts.filter((draft) => draft.id !== kept.id)].slice(0, MAX_DRAFTS);
}

function freshId(drafts: readonly Draft[]): string {
  const taken = drafts.map((draft) => Number(draft.id.slice(DRAFT_PREFIX.length)));
  return `${DRAFT_PREFIX}${Math.max(0, ...taken) + 1}`;
}

const DRAFT_PREFIX = 'draft-';

export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFT_PREFIX);
}

/** What people call a script: its first comment line. */
export function scriptTitle(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const title = first.startsWith('#') ? first.replace(/^#+\s*/, '').trim() : '';
  return title === '' ? 'Untitled script' : title;
}

/** Whether the script differs from what was opened. */
export function isEdited({ text, original }: Pick<DocumentState, 'text' | 'original'>): boolean {
  return text !== original;
}
