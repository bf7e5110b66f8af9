import { insertAt, removeRange, replaceRange, type TextEdit } from '../base/text-edit.ts';
import { lineEndOf } from '../base/text-lines.ts';
import type { TextRange } from '../base/text-range.ts';
import type { Account } from '../xmpp/account.ts';
import { accountEntry, accountParts, isAccountsTag, type AccountSyntax } from './accounts.ts';
import type { ScriptSyntax, TagSyntax, TextPart } from './ast.ts';
import { touches } from './elements-at.ts';
import { lineEnd, wholeLines } from './source-lines.ts';
import { isList, stageTag, tagParts, type StageEntry, type StageTag } from './stage-entries.ts';

/** So long may a line with several things become before another one is begun. */
const LONGEST_LINE = 100;

/**
 * Edits after which a script asks for one thing more: behind the others of its kind where one tag may name several, else in
 * a line of its own below the tags, or below title and description.
 */
export function addToStage(
  syntax: ScriptSyntax,
  tag: StageTag | typeof ACCOUNTS,
  written: string,
): readonly TextEdit[] {
  const { text, header } = syntax;
  const last = header.tags.findLast((each) => isOfKind(each, tag) && each.value.text !== '');
  if (last !== undefined && (tag === ACCOUNTS || isList(tag))) {
    const length = last.value.range.end - last.key.range.start + written.length;
    if (length < LONGEST_LINE) return [insertAt(last.value.range.end, `, ${written}`)];
  }
  const line = `## ${tag}: ${written}`;
  const eol = lineEndOf(text);
  const above = last ?? header.tags.at(-1);
  const end = above?.value.range.end ?? headEnd(syntax);
  if (end !== undefined) return [insertAt(lineEnd(text, end), eol + line)];
  return [insertAt(text.startsWith('\ufeff') ? 1 : 0, line + eol + eol)];
}

const ACCOUNTS = 'accounts';

function isOfKind(line: TagSyntax, tag: StageTag | typeof ACCOUNTS): boolean {
  return tag === ACCOUNTS ? isAccountsTag(line.key.text) : stageTag(line) === tag;
}

/** Edits after which the server lets these accounts in, too; but those that no entry of the tag can say. */
export function letIn(syntax: ScriptSyntax, accounts: readonly Account[]): readonly TextEdit[] {
  const entries = accounts.flatMap((account) => accountEntry(account) ?? []);
  return entries.length === 0 ? [] : addToStage(syntax, ACCOUNTS, entries.join(', '));
}

/** Edits after which that account has that password; none where no entry of the tag can say it. */
export function withPassword({ jid, part }: AccountSyntax, password: string): readonly TextEdit[] {
  const written = accountEntry({ jid, password });
  return written === undefined ? [] : [replaceRange(part.range, written)];
}

/** The end of title and description; `undefined` where there is neither. */
function headEnd({ header: { title, description } }: ScriptSyntax): number | undefined {
  return (description.at(-1) ?? title)?.range.end;
}

/** Edits after which a script no longer asks for that: with its line, where nothing else stands there. */
export function removeFromStage(
  { text }: Pick<ScriptSyntax, 'text'>,
  { line, part }: Pick<StageEntry, 'line' | 'part'>,
): readonly TextEdit[] {
  return [removeRange(removedWith(text, line, part.range))];
}

/** What goes with one of the things that a line with a tag asks for. */
export function removedWith(text: string, line: TagSyntax, range: TextRange): TextRange {
  const parts = partsOf(line);
  const at = parts.findIndex((each) => touches(each.range, range.start));
  const [part, before, after] = [parts[at], parts[at - 1], parts[at + 1]];
  if (part === undefined || parts.length < 2) return wholeLines(text, line.key.range);
  if (after !== undefined) return { start: part.range.start, end: after.range.start };
  return { start: before?.range.end ?? part.range.start, end: part.range.end };
}

function partsOf(line: TagSyntax): readonly TextPart[] {
  if (isAccountsTag(line.key.text)) return accountParts(line);
  const tag = stageTag(line);
  return tag === undefined ? [] : tagParts(line, tag);
}

/** Edits after which that stands there in other words. */
export function rewriteInStage({ part }: StageEntry, written: string): readonly TextEdit[] {
  return [replaceRange(part.range, written)];
}
