import { boundedText } from '../base/bounded-text.ts';
import { t } from '../base/translate.ts';
import type { Problem } from '../trace/event.ts';
import type { RefusedLink } from './script-link.ts';

/** What is told of a link that is not followed. */
export function refusalOfLink(link: RefusedLink): Problem {
  const { what, address } = link;
  return {
    code: 'script-link-refused',
    what: t(
      'The {what, select, script {script} course {course} other {trace}} at “{address}” was not opened.',
      {
        what,
        address: boundedText(address),
      },
    ),
    meaning: meaningOf(link),
    advice: t(
      'Ask for a link with an https:// address, or open the {what, select, script {script} course {course} other {trace}} as a file.',
      { what },
    ),
  };
}

function meaningOf({ fault, what, address }: RefusedLink): string {
  switch (fault) {
    case 'no-address':
      return t('It is no complete address.');
    case 'other-scheme':
      return t(
        'It begins with {scheme}, and a {what, select, script {script} course {course} other {trace}} is fetched by https: only.',
        // It was read as an address: the page has none of another scheme itself.
        { scheme: boundedText(new URL(address).protocol, 20), what },
      );
    case 'secret':
      return t('It holds a name or a password, which must not be sent on by a link.');
    case 'unencrypted':
      return t('It begins with http:, and a page that came over https may not ask there.');
  }
}
