import { t } from '../../base/translate.ts';
import { createStore, useStore } from 'zustand';
import type { Shared, ShareActions, ShareResult } from '../../state/share.ts';

/** What came of sharing last. */
export interface ShareTold {
  readonly words: string;
  /** The link, where the browser did not let it be copied. */
  readonly url?: string | undefined;
  /** What was not shared as it is too long for a link, or cannot be. */
  readonly refused?: Shared | undefined;
}

const told = createStore<ShareTold>(() => ({ words: '' }));

/** Makes a link; what came of it is told by `useShareTold`. */
export function shareLink({ share }: ShareActions, what: Shared): void {
  void share(what).then((result) => {
    told.setState(toldOf(result), true);
  });
}

function toldOf(result: ShareResult): ShareTold {
  if (result.kind === 'refused') return { words: result.sentence, refused: result.what };
  const length = result.url.length.toLocaleString('en');
  const long =
    result.url.length > LONG ? t(': {length} characters, which some chats cut', { length }) : '';
  if (result.kind === 'copied') return { words: t('Link copied{long}', { long }) };
  return { words: long === '' ? '' : t('{length} characters', { length }), url: result.url };
}

/** So long a link gets through most chats and mails. */
const LONG = 8_000;

/** What came of it last; no words before. */
export function useShareTold(): ShareTold {
  return useStore(told);
}
