import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { createStore, useStore } from 'zustand';
import type { Shared, ShareActions, ShareResult } from '../../state/share.ts';

/** What came of sharing last. */
export interface ShareTold {
  readonly words: string;
  /** The link, where the browser did not let it be copied. */
  readonly url?: string | undefined;
  /** What that is called. */
  readonly label?: string;
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
  const { kind, what, url } = result;
  const isFrame = what === 'embed' || what === 'embed-run';
  const length = url.length.toLocaleString(spokenTag());
  const long =
    url.length > LONG ? t(': {length} characters, which some chats cut', { length }) : '';
  if (kind === 'copied') {
    return { words: isFrame ? t('HTML of the frame copied') : t('Link copied{long}', { long }) };
  }
  const label = isFrame ? t('HTML of the frame') : t('Link to this script');
  return { words: long === '' ? '' : t('{length} characters', { length }), url, label };
}

/** So long a link gets through most chats and mails. */
const LONG = 8_000;

/** What came of it last; no words before. */
export function useShareTold(): ShareTold {
  return useStore(told);
}
