import type { Messages } from '../../base/language.ts';
import type { RunRequest } from '../../run/beside/run-messages.ts';

/** What the page says to those who share the thread of its server. */
export type BesideRequest =
  /** Comes first: the language of the page, in which runs record their sentences. What plays them is loaded from then on. */
  { readonly kind: 'speak'; readonly tag: string; readonly messages: Messages } | RunRequest;
