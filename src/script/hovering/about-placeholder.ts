import { wildcardOf } from '../../match/pattern.ts';
import type { HoverPart } from './hover-part.ts';

/** What `{scansion:…}` stands for. */
export function aboutPlaceholder(written: string, isSent: boolean): HoverPart {
  if (isSent) {
    return {
      title: written,
      sentences: ['It means something only in what is received: it is sent as it stands here.'],
    };
  }
  const wildcard = wildcardOf(written);
  if (wildcard === undefined) {
    return {
      title: written,
      sentences: ['Scansion knows {scansion:any} and {scansion:capture:NAME} only.'],
    };
  }
  const any = 'The value must be there, and may be any.';
  if (wildcard.capture === undefined) return { title: written, sentences: [any] };
  const kept = `It is kept as "${wildcard.capture}"; a later one of that name replaces it.`;
  const read = `Steps below write \${${wildcard.capture}} to use it.`;
  return { title: written, sentences: [any, kept, read] };
}
