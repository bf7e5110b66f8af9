import type { CommentSyntax, HeaderSyntax, ItemSyntax, TagSyntax, TextPart } from './ast.ts';

/**
 * Title, description and tags, from the comments that precede everything else. The title is the first `#` line; the
 * description are the `#` lines right after it, up to a blank line or a tag.
 */
export function parseHeader(items: readonly ItemSyntax[]): HeaderSyntax {
  const end = items.findIndex((item) => item.kind !== 'comment');
  const comments = items
    .slice(0, end < 0 ? items.length : end)
    .filter((item) => item.kind === 'comment');
  const titleIndex = comments.findIndex(({ marker }) => marker === '#');
  return {
    title: comments[titleIndex]?.content,
    description: titleIndex < 0 ? [] : descriptionAfter(comments, titleIndex),
    tags: comments.filter(({ marker }) => marker === '##').map(({ content }) => parseTag(content)),
  };
}

function descriptionAfter(comments: readonly CommentSyntax[], titleIndex: number): TextPart[] {
  const parts: TextPart[] = [];
  for (let index = titleIndex + 1; index < comments.length; index += 1) {
    const [previous, comment] = [comments[index - 1], comments[index]];
    const isNextLine = comment?.line === (previous?.line ?? 0) + 1;
    if (comment === undefined || !isNextLine || comment.marker !== '#') break;
    if (comment.content.text !== '') parts.push(comment.content);
  }
  return parts;
}

/** Split at the first `: `; a key may hold spaces and dots, a value colons. */
function parseTag({ text, range }: TextPart): TagSyntax {
  const colon = text.search(/:(?:\s|$)/);
  const keyEnd = colon < 0 ? text.length : colon;
  const value = text.slice(keyEnd + 1).trim();
  return {
    key: { text: text.slice(0, keyEnd), range: { start: range.start, end: range.start + keyEnd } },
    value: { text: value, range: { start: range.end - value.length, end: range.end } },
  };
}
