import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  DocumentHighlightKind,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
  type CodeAction,
  type CompletionItem,
  type Diagnostic as ProtocolDiagnostic,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange as ProtocolFolding,
  type Hover,
  type Location,
  type Position,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ok, type Result } from '../../base/result.ts';
import { MUC_VOCABULARY } from '../../insight/vocabulary.ts';
import type { CompiledScript } from '../../script/compile.ts';
import { completionsAt, type Completion, type CompletionKind } from '../../script/complete.ts';
import { isAskedFor } from '../../script/completion/trigger.ts';
import type { Severity } from '../../script/diagnostic.ts';
import { formatEdits } from '../../script/format.ts';
import { hoverAt } from '../../script/hover.ts';
import { markdownOf } from '../../script/hovering/markdown.ts';
import { foldingRanges, scriptOutline, type OutlineEntry } from '../../script/outline.ts';
import { repairsAt } from '../../script/repairs.ts';
import type { StageServer } from '../../script/stage-server.ts';
import { definitionAt, prepareRename, referencesAt, renameAt } from '../../script/symbols.ts';
import { plainSnippet } from './plain-snippet.ts';
import { editsIn, locationIn, offsetsIn, rangeIn } from './places.ts';

/** A script that an editor has open. */
export interface OpenScript {
  readonly document: TextDocument;
  /** What of its stage the server cannot have is among the diagnostics. */
  readonly compiled: CompiledScript;
  /** What is known of the server that it would run on. */
  readonly server: StageServer;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function diagnosticsOf({ document, compiled }: OpenScript): ProtocolDiagnostic[] {
  return compiled.diagnostics.map(({ severity, range, code, message }) => ({
    severity: SEVERITIES[severity],
    range: rangeIn(document, range),
    code,
    message,
    source: 'caesura',
  }));
}

const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  actor: CompletionItemKind.Variable,
  attribute: CompletionItemKind.Field,
  definition: CompletionItemKind.Class,
  element: CompletionItemKind.Struct,
  'end-tag': CompletionItemKind.Struct,
  namespace: CompletionItemKind.Module,
  property: CompletionItemKind.Property,
  stanza: CompletionItemKind.Snippet,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
  verb: CompletionItemKind.Keyword,
  wildcard: CompletionItemKind.Constant,
};

/** How a list of completions came about, and what the editor can do with it. */
export interface CompletionAsked {
  /** The character that opened the list; absent when a person did. */
  readonly character: string | undefined;
  readonly takesSnippets: boolean;
}

export function completionItems(
  { document, compiled, server }: OpenScript,
  position: Position,
  { character, takesSnippets }: CompletionAsked,
): CompletionItem[] {
  return completionsAt(compiled.syntax, document.offsetAt(position), MUC_VOCABULARY, server)
    .filter(({ kind }) => isAskedFor(kind, character))
    .map((completion, index) => completionItem(document, completion, index, takesSnippets));
}

function completionItem(
  document: TextDocument,
  { label, kind, detail, documentation, insertText, isSnippet, range }: Completion,
  index: number,
  takesSnippets: boolean,
): CompletionItem {
  const place = rangeIn(document, range);
  const isWritten = isSnippet && !takesSnippets;
  return {
    label,
    kind: COMPLETION_KINDS[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    insertTextFormat:
      isSnippet && takesSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: place, newText: isWritten ? plainSnippet(insertText) : insertText },
    filterText: filterText(document, place, label),
    // The order is the best one first; editors would sort by the alphabet.
    sortText: String(index).padStart(4, '0'),
  };
}

/** Editors filter by what stands before the cursor, which may begin with a bracket or a quote. */
function filterText(document: TextDocument, range: Range, label: string): string {
  const [first = ''] = document.getText(range);
  return /[\w$]/.test(first) || label.startsWith(first) ? label : first + label;
}

export function hoverIn(
  { document, compiled, server }: OpenScript,
  position: Position,
): Hover | null {
  const found = hoverAt(compiled.syntax, document.offsetAt(position), MUC_VOCABULARY, server);
  if (found === undefined) return null;
  const value = found.parts.map(markdownOf).join('\n\n---\n\n');
  return {
    range: rangeIn(document, found.range),
    contents: { kind: MarkupKind.Markdown, value },
  };
}

export function definitionIn({ document, compiled }: OpenScript, at: Position): Location | null {
  const found = definitionAt(compiled.syntax, document.offsetAt(at));
  return found === undefined ? null : locationIn(document, found);
}

export function referencesIn({ document, compiled }: OpenScript, at: Position): Location[] {
  return referencesAt(compiled.syntax, document.offsetAt(at)).map(({ range }) =>
    locationIn(document, range),
  );
}

export function highlightsIn(script: OpenScript, at: Position): DocumentHighlight[] {
  const { document, compiled } = script;
  return referencesAt(compiled.syntax, document.offsetAt(at)).map(({ range, kind }) => {
    const isMade = kind === 'definition' || kind === 'capture';
    return {
      range: rangeIn(document, range),
      kind: isMade ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    };
  });
}

/** What is renamed; `null` where nothing can be. */
export function renamedAt(
  { document, compiled }: OpenScript,
  at: Position,
): { range: Range; placeholder: string } | null {
  const found = prepareRename(compiled.syntax, document.offsetAt(at));
  if (found === undefined) return null;
  return { range: rangeIn(document, found.range), placeholder: found.name };
}

/** The error is a sentence: why the name cannot be given. */
export function renameIn(
  { document, compiled }: OpenScript,
  at: Position,
  name: string,
): Result<WorkspaceEdit, string> {
  const edits = renameAt(compiled.syntax, document.offsetAt(at), name);
  if (!edits.ok) return edits;
  return ok({ changes: { [document.uri]: editsIn(document, edits.value) } });
}

/** Repairs of the problems in a range. */
export function codeActionsIn(script: OpenScript, range: Range): CodeAction[] {
  const { document, compiled, server } = script;
  const known = diagnosticsOf(script);
  return repairsAt(offsetsIn(document, range), compiled, server).map(
    ({ title, edits, diagnosticCode, isPreferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      isPreferred,
      diagnostics: known.filter((each) => each.code === diagnosticCode && meets(each.range, range)),
      edit: { changes: { [document.uri]: editsIn(document, edits) } },
    }),
  );
}

function meets(one: Range, other: Range): boolean {
  return isUntil(one.start, other.end) && isUntil(other.start, one.end);
}

function isUntil(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

export function layoutIn({ document, compiled }: OpenScript) {
  return editsIn(document, formatEdits(compiled.syntax));
}

export function foldingIn({ compiled }: OpenScript): ProtocolFolding[] {
  return foldingRanges(compiled.syntax).map(({ kind, startLine, endLine }) => ({
    startLine: startLine - 1,
    endLine: endLine - 1,
    ...(kind === 'comment' ? { kind: 'comment' } : {}),
  }));
}

const SYMBOL_KINDS: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  definition: SymbolKind.Class,
  scene: SymbolKind.Namespace,
  step: SymbolKind.Event,
};

export function symbolsIn({ document, compiled }: OpenScript): DocumentSymbol[] {
  const symbolOf = ({ kind, name, detail, ...entry }: OutlineEntry): DocumentSymbol => ({
    name: name === '' ? '…' : name,
    detail,
    kind: SYMBOL_KINDS[kind],
    range: rangeIn(document, entry.range),
    selectionRange: rangeIn(document, entry.selection),
    children: entry.children.map(symbolOf),
  });
  return scriptOutline(compiled.syntax).map(symbolOf);
}
