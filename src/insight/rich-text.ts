import { specLabel, type SpecRef } from './registry.ts';

/** Running text with code and links in it, as plain data. */
export type RichTextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'spec'; readonly ref: SpecRef };

const MARK = /`([^`]*)`|\{((?:XEP-|RFC )\d+)?(?:§([\d.]+))?\}/g;

/**
 * Reads the small notation of our own texts: `` `code` ``, `{§10.3}` for a section of XEP-0045,
 * `{XEP-0421}` and `{RFC 6120§8.3.2}` for other documents.
 */
export function richText(source: string): readonly RichTextPart[] {
  const parts: RichTextPart[] = [];
  let at = 0;
  const words = (end: number) => {
    if (end > at) parts.push({ kind: 'words', text: source.slice(at, end) });
  };
  for (const match of source.matchAll(MARK)) {
    words(match.index);
    const [whole, code, document = 'XEP-0045', section] = match;
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else
      parts.push({
        kind: 'spec',
        ref: section === undefined ? { document } : { document, section },
      });
    at = match.index + whole.length;
  }
  words(source.length);
  return parts;
}

/** The text without its marks, for where there are no links. */
export function printText(parts: readonly RichTextPart[]): string {
  return parts.map((part) => (part.kind === 'spec' ? specLabel(part.ref) : part.text)).join('');
}
