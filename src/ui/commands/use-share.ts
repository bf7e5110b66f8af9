import { createStore, useStore } from 'zustand';
import type { Actions } from '../../state/app-state.ts';

const told = createStore<{ readonly words: string }>(() => ({ words: '' }));

/** Makes a link to the script; what came of it is told by `useShareTold`. */
export function shareLink({ share }: Pick<Actions, 'share'>): void {
  void share().then((result) => {
    told.setState({ words: result.kind === 'copied' ? 'Link copied' : result.url });
  });
}

/** `Link copied`, or the link where it could not be copied; `''` before. */
export function useShareTold(): string {
  return useStore(told, (state) => state.words);
}
