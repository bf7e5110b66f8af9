import type { CommentSyntax, ItemSyntax, ScriptSyntax } from './ast.ts';
import { isRawMark } from './raw-mark.ts';
import type { Scene } from './scenario.ts';

interface Heading {
  readonly line: number;
  lastLine: number;
  readonly texts: string[];
}

/**
 * The scenes of a script: a comment below the separator heads the steps that follow. Comment lines in a row are one
 * heading; headings with nothing but blank lines between are joined by `·`. Commented-out code, editor settings
 * and comments inside stanzas head nothing.
 */
export function findScenes(syntax: ScriptSyntax): readonly Scene[] {
  const scenes: Scene[] = [];
  let headings: Heading[] = [];
  let step = 0;
  for (const item of itemsBelow(syntax)) {
    if (item.kind === 'comment') {
      if (item.place === 'alone') addComment(headings, item);
      continue;
    }
    if (item.kind === 'action' || item.kind === 'time') {
      step += 1;
      const scene = sceneOf(headings, step);
      if (scene !== undefined) scenes.push(scene);
    }
    headings = [];
  }
  return scenes;
}

function itemsBelow({ items, separator }: ScriptSyntax): readonly ItemSyntax[] {
  return separator === undefined ? [] : items.slice(items.indexOf(separator) + 1);
}

function addComment(headings: Heading[], comment: CommentSyntax): void {
  const text = comment.content.text.replace(/^#+\s*/, '');
  const last = headings.at(-1);
  if (!isHeading(comment, text)) return;
  if (last?.lastLine === comment.line - 1) {
    last.lastLine = comment.line;
    last.texts.push(text);
  } else {
    headings.push({ line: comment.line, lastLine: comment.line, texts: [text] });
  }
}

function isHeading({ marker }: CommentSyntax, text: string): boolean {
  if (marker === '--' || isRawMark(text) || !/[\p{L}\p{N}]/u.test(text)) return false;
  return !isModeline(text) && !isCommentedOut(text);
}

/** Settings for vi(m) and Emacs. */
function isModeline(text: string): boolean {
  return /^(?:vi|vim|ex):\s/.test(text) || /-\*-.*-\*-/.test(text);
}

function isCommentedOut(text: string): boolean {
  return text.startsWith('<') || /\s(?:sends|receives)\s*:\s*(?:nothing)?$/.test(text);
}

function sceneOf(headings: readonly Heading[], firstStep: number): Scene | undefined {
  const [first] = headings;
  if (first === undefined) return undefined;
  const title = headings.map(({ texts }) => texts.join(' ')).join(' · ');
  return { title, line: first.line, firstStep };
}
