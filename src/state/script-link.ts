import { isOwnNetwork } from './own-network.ts';

/** What a link leads to: a script, the index of a course, or the trace of a run. */
export type LinkedThing = 'script' | 'course' | 'trace';

/** What a link says about where its script or trace is. */
export type ScriptLink =
  /** On this very site: fetched without a question. */
  | { readonly kind: 'own'; readonly url: string; readonly host: string }
  /** Somewhere else: nobody is asked for anything there before the visitor agrees. */
  | {
      readonly kind: 'foreign';
      readonly url: string;
      readonly host: string;
      /** In the visitor's own machine or network, where a link from outside has no business. */
      readonly isOwnNetwork: boolean;
    }
  | RefusedLink;

/** Why a link is not followed: `refusalOfLink` says it in words, which the page’s first code does without. */
export interface RefusedLink {
  readonly kind: 'refused';
  readonly what: LinkedThing;
  /** As the link has it. */
  readonly address: string;
  readonly fault: 'no-address' | 'other-scheme' | 'secret' | 'unencrypted';
}

/** Reads the address of a script, or of a trace, in a link; `page` is the page's own. */
export function readScriptLink(text: string, page: URL, what: LinkedThing = 'script'): ScriptLink {
  const refused = (fault: RefusedLink['fault']): ScriptLink => ({
    kind: 'refused',
    what,
    address: text,
    fault,
  });
  if (!URL.canParse(text, page)) return refused('no-address');
  const url = new URL(text, page);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('other-scheme');
  if (url.username !== '' || url.password !== '') return refused('secret');
  url.hash = '';
  const { href, host } = url;
  if (url.origin === page.origin) return { kind: 'own', url: href, host };
  if (url.protocol === 'http:' && page.protocol === 'https:') return refused('unencrypted');
  return { kind: 'foreign', url: href, host, isOwnNetwork: isOwnNetwork(url.hostname) };
}
