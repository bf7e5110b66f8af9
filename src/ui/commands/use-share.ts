import { createStore, useStore } from 'zustand';
import type { Actions, ShareResult } from '../../state/app-state.ts';

const told = createStore<{ readonly words: string }>(() => ({ words: '' }));

/** Makes a link to the script; what came of it is told by `useShareTold`. */
export function shareLink({ share }: Pick<Actions, 'share'>): void {
  void share().then((result) => {
    told.setState({ words: wordsOf(result) });
  });
}

function wordsOf(result: ShareResult): string {
  if (result.kind === 'refused') return result.sentence;
  return result.kind === 'copied' ? 'Link copied' : result.url;
}

/** `Link copied`, the link where it could not be copied, or why there is none; `''` before. */
export function useShareTold(): string {
  return useStore(told, (state) => state.words);
}
