import type { editor, IPosition, languages } from 'monaco-editor/editor.js';
import type { TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import { ownRange, scriptOffset } from '../script/stanza-slot.ts';
import { Range } from './monaco.ts';
import { slotOf } from './stanza-models.ts';

/** Monaco's position as an offset into the script of a model; see `compiledIn`. */
export function offsetAt(model: editor.ITextModel, position: IPosition): number {
  const offset = model.getOffsetAt(position);
  const slot = slotOf(model);
  return slot === undefined ? offset : scriptOffset(slot, model.getValue(), offset);
}

/** Offsets into the script of a model as Monaco's range. */
export function placeOf(model: editor.ITextModel, range: TextRange): Range {
  const slot = slotOf(model);
  return rangeOf(model, slot === undefined ? range : ownRange(slot, model.getValue(), range));
}

/** Offsets into the text as Monaco's range. */
export function rangeOf(model: editor.ITextModel, { start, end }: TextRange): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

/** Monaco's range as offsets into the text. */
export function offsetsOf(model: editor.ITextModel, range: Range): TextRange {
  return {
    start: model.getOffsetAt(range.getStartPosition()),
    end: model.getOffsetAt(range.getEndPosition()),
  };
}

/** Edits in Monaco's words. */
export function textEditsOf(
  model: editor.ITextModel,
  edits: readonly TextEdit[],
): languages.TextEdit[] {
  return edits.map((edit) => ({ range: rangeOf(model, edit), text: edit.text }));
}

/** The same as a change of the whole workspace, which is this one text; refused once the text is another one. */
export function workspaceEditOf(
  model: editor.ITextModel,
  edits: readonly TextEdit[],
): languages.WorkspaceEdit {
  const versionId = model.getVersionId();
  return {
    edits: textEditsOf(model, edits).map((textEdit) => ({
      resource: model.uri,
      versionId,
      textEdit,
    })),
  };
}
