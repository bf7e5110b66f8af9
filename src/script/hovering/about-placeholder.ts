import { t } from '../../base/translate.ts';
import { wildcardOf } from '../../match/pattern.ts';
import type { HoverPart } from './hover-part.ts';

/** What `{scansion:…}` stands for. */
export function aboutPlaceholder(written: string, isSent: boolean): HoverPart {
  if (isSent) {
    return {
      title: written,
      sentences: [t('It means something only in what is received: it is sent as it stands here.')],
    };
  }
  const wildcard = wildcardOf(written);
  if (wildcard === undefined) {
    return {
      title: written,
      sentences: [t('Scansion knows {scansion:any} and {scansion:capture:NAME} only.')],
    };
  }
  const any = t('The value must be there, and may be any.');
  if (wildcard.capture === undefined) return { title: written, sentences: [any] };
  const kept = t('It is kept as "{capture}"; a later one of that name replaces it.', {
    capture: wildcard.capture,
  });
  const read = t('Steps below write {variable} to use it.', {
    variable: `\${${wildcard.capture}}`,
  });
  return { title: written, sentences: [any, kept, read] };
}
