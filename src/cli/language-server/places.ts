import type { Location, Range, TextEdit as ProtocolEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';

/** Offsets as lines and UTF-16 units, both from 0, as the protocol counts them. */
export function rangeIn(document: TextDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function offsetsIn(document: TextDocument, { start, end }: Range): TextRange {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

export function locationIn(document: TextDocument, range: TextRange): Location {
  return { uri: document.uri, range: rangeIn(document, range) };
}

export function editsIn(document: TextDocument, edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map((edit) => ({ range: rangeIn(document, edit), newText: edit.text }));
}
