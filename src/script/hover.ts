import type { ScriptSyntax } from './ast.ts';
import { blockAt } from './elements-at.ts';
import { hoverHead } from './hovering/hover-head.ts';
import type { Hover } from './hovering/hover-part.ts';
import { hoverStanza } from './hovering/hover-stanza.ts';
import { UNKNOWN_SERVER } from './stage-server.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { Hover, HoverPart } from './hovering/hover-part.ts';

/** The meaning of what stands at an offset, modules and options as `server` has them; `undefined` when there is nothing to say. */
export function hoverAt(
  syntax: ScriptSyntax,
  offset: number,
  vocabulary: Vocabulary,
  server = UNKNOWN_SERVER,
): Hover | undefined {
  const block = blockAt(syntax, offset);
  if (block === undefined) return hoverHead(syntax, offset, server);
  if (block.comments.some(({ range }) => range.start <= offset && offset <= range.end)) {
    return undefined;
  }
  return hoverStanza({ syntax, block, offset, vocabulary });
}
