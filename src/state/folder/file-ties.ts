import { freshDraftId, type DocumentState } from '../document-store.ts';
import { fileName } from './script-folder.ts';

/** A file has another id: what is open, not saved, or marked in it goes along. */
export function retied(
  state: DocumentState,
  id: string,
  { id: to, path }: { readonly id: string; readonly path: string },
): Partial<DocumentState> {
  const { [id]: breakpoints, ...others } = state.otherBreakpoints;
  const isOpen = state.file?.id === id;
  return {
    drafts: state.drafts.map((draft) =>
      draft.file?.id === id ? { ...draft, file: { ...draft.file, id: to } } : draft,
    ),
    otherBreakpoints: breakpoints === undefined ? others : { ...others, [to]: breakpoints },
    ...(isOpen && state.file !== undefined
      ? { file: { ...state.file, id: to }, fileName: fileName(path) }
      : {}),
  };
}

/** A file is gone: its text stays, as one of no file. */
export function untied(state: DocumentState, id: string, text: string): Partial<DocumentState> {
  const drafts = state.drafts.map((draft) =>
    draft.file?.id === id ? { ...draft, file: undefined } : draft,
  );
  if (state.file?.id === id) return { drafts, file: undefined, draftId: undefined, original: '' };
  return { drafts: withDraftOf({ ...state, drafts }, text) };
}

/** With a draft that holds the text, unless there is one. */
export function withDraftOf(state: DocumentState, text: string): DocumentState['drafts'] {
  const { drafts } = state;
  const isKept = text.trim() === '' || drafts.some((draft) => draft.text === text);
  return isKept ? drafts : [{ id: freshDraftId(state), text }, ...drafts];
}
