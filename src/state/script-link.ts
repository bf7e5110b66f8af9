import { boundedText } from '../base/bounded-text.ts';
import { t } from '../base/translate.ts';
import type { Problem } from '../trace/event.ts';
import { isOwnNetwork } from './own-network.ts';

/** What a link leads to: a script, or the trace of a run. */
export type LinkedThing = 'script' | 'trace';

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
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Reads the address of a script, or of a trace, in a link; `page` is the page's own. */
export function readScriptLink(text: string, page: URL, what: LinkedThing = 'script'): ScriptLink {
  const refused = (meaning: string): ScriptLink => refusedLink(text, what, meaning);
  if (!URL.canParse(text, page)) return refused(t('It is no complete address.'));
  const url = new URL(text, page);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    const scheme = boundedText(url.protocol, 20);
    return refused(
      t(
        'It begins with {scheme}, and a {what, select, script {script} other {trace}} is fetched by https: only.',
        { scheme, what },
      ),
    );
  }
  if (url.username !== '' || url.password !== '') {
    return refused(t('It holds a name or a password, which must not be sent on by a link.'));
  }
  url.hash = '';
  const { href, host } = url;
  if (url.origin === page.origin) return { kind: 'own', url: href, host };
  if (url.protocol === 'http:' && page.protocol === 'https:') {
    return refused(t('It begins with http:, and a page that came over https may not ask there.'));
  }
  return { kind: 'foreign', url: href, host, isOwnNetwork: isOwnNetwork(url.hostname) };
}

function refusedLink(text: string, what: LinkedThing, meaning: string): ScriptLink {
  return {
    kind: 'refused',
    problem: {
      code: 'script-link-refused',
      what: t('The {what, select, script {script} other {trace}} at “{address}” was not opened.', {
        what,
        address: boundedText(text),
      }),
      meaning,
      advice: t(
        'Ask for a link with an https:// address, or open the {what, select, script {script} other {trace}} as a file.',
        { what },
      ),
    },
  };
}
