import './script-editor.css';
import type { editor as editorTypes, IPosition } from 'monaco-editor/editor.js';
import type { Disposable } from '../base/disposable.ts';
import { smallestEdit, type TextEdit } from '../base/text-edit.ts';
import type { Diagnostic } from '../script/diagnostic.ts';
import { actionAt } from '../script/elements-at.ts';
import type { StageServer } from '../script/stage-server.ts';
import { createBreakpointMargin, type BreakpointMark } from './breakpoints.ts';
import { addCommands, ownCommands, type EditorCommand, type ScriptCommand } from './commands.ts';
import { compiledIn } from './compiled-model.ts';
import { readLook, wrapsAlways } from './look.ts';
import { showDiagnostics } from './markers.ts';
import { marksOf, type MarkInput } from './marks.ts';
import { editor, TabFocus } from './monaco.ts';
import { FIXED_OPTIONS, lookOptions, wrapOptions } from './options.ts';
import { rangeOf } from './places.ts';
import { plainScriptTop } from './plain-script.ts';
import { registerLanguage } from './register-language.ts';
import { ScriptModels } from './script-models.ts';
import { applyTheme, lendColors } from './theme.ts';
import { createZone, type Zone } from './zone.ts';

export type { BreakpointMark } from './breakpoints.ts';
export type { ScriptCommand } from './commands.ts';
export type { Zone } from './zone.ts';

export interface ScriptEditorCallbacks {
  /** Somebody clicked into the margin, beside a step. */
  toggleBreakpoint(line: number): void;
  /** The text is another one: typed, pasted, undone, or normalised by the editor. */
  textChanged(text: string): void;
  /** A person moved the cursor to another line. Typing counts; what the page does to the editor does not. */
  cursorMoved(line: number): void;
  /** Whether Tab moves the focus on instead of indenting, from now on. */
  tabMovesFocus(moves: boolean): void;
  /** Edits moved or swallowed breakpoints. */
  breakpointsMoved(lines: readonly number[]): void;
}

/** The script as a person edits it. All lines count from 1. */
export interface ScriptEditor extends Disposable {
  /**
   * Shows another text: as one change that can be undone, or as a `fresh` one without a past. A text with a `name` of its
   * own keeps its past and its place while others are shown.
   */
  setText(text: string, fresh: boolean, name?: string): void;
  /** One change that can be undone. Offsets count in the text that is shown; the edits do not overlap. */
  applyEdits(edits: readonly TextEdit[]): void;
  /** The text of that name has another one now: what can be undone in it stays. */
  renamed(name: string, to: string): void;
  setBreakpoints(marks: readonly BreakpointMark[]): void;
  /** From now on completion, hover and repairs know what that server has. */
  setServer(server: StageServer): void;
  /** The diagnostics of the very text that is shown. */
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  setMarks(marks: MarkInput): void;
  /** Room below a line for something else to paint into. Let go of it with `dispose`. */
  addZone(afterLine: number): Zone;
  /** Puts the cursor and the focus at an offset of the text. */
  goTo(offset: number): void;
  /** Brings a line into view and puts the cursor there, without taking the focus or reporting it. */
  revealLine(line: number): void;
  /** Where the cursor is, and whether keys go there. */
  cursor(): { readonly line: number; readonly hasFocus: boolean };
  /** What the editor can do by itself; each takes the focus there first. */
  commands(): readonly EditorCommand[];
  /** Theme and density again, after the page's tokens changed. */
  refreshLook(): void;
  focus(): void;
}

/** Fills `host`, which must be in the document: colours and sizes are read from its tokens. */
export function createScriptEditor(
  host: HTMLElement,
  callbacks: ScriptEditorCallbacks,
  commands: readonly ScriptCommand[],
): ScriptEditor {
  const models = new ScriptModels();
  const code = createCode(host, models.model);
  const snap = (line: number) => stepLine(models.model, line);
  const breakpoints = createBreakpointMargin(code, {
    snap,
    toggled: (line) => callbacks.toggleBreakpoint(line),
    moved: (lines) => callbacks.breakpointsMoved(lines),
  });
  const zones = new Set<Zone>();
  const writer = createWriter(code, models, (text) => callbacks.textChanged(text));
  reportCursor(code, (line) => callbacks.cursorMoved(line));
  addCommands(code, commands);
  const tab = TabFocus.onDidChangeTabFocus((moves) => callbacks.tabMovesFocus(moves));

  return {
    setText: (text, fresh, name) => writer.setText(text, fresh, name),
    applyEdits: (edits) => replace(code, models.model, edits),
    renamed: (id, to) => models.renamed(id, to),
    setBreakpoints: (marks) => breakpoints.set(marks),
    setServer: (server) => models.knowServer(server),
    setDiagnostics: (diagnostics) => showDiagnostics(models.model, diagnostics),
    setMarks: (input) => models.marks.set(marksOf(input)),
    addZone: (afterLine) => keepIn(zones, createZone(code, afterLine)),
    revealLine: (line) => {
      if (!code.hasTextFocus()) code.setPosition({ lineNumber: line, column: 1 });
      code.revealLineInCenterIfOutsideViewport(line, editor.ScrollType.Immediate);
      for (const zone of zones) zone.showWhole();
    },
    goTo: (offset) => goTo(code, models.model.getPositionAt(offset)),
    cursor: () => ({
      line: code.getPosition()?.lineNumber ?? 1,
      hasFocus: code.hasTextFocus(),
    }),
    commands: () => ownCommands(code),
    refreshLook: () => refreshLook(code, host),
    focus: () => code.focus(),
    dispose: () => {
      for (const part of [tab, breakpoints, code, models]) part.dispose();
    },
  };
}

function createCode(host: HTMLElement, model: editorTypes.ITextModel) {
  registerLanguage();
  const look = readLook(host);
  applyTheme(look);
  lendColors(host);
  const wrap = wrapOptions(look.wrap, host.clientWidth);
  const code = editor.create(host, { ...FIXED_OPTIONS, ...lookOptions(look), ...wrap, model });
  let { width } = code.getLayoutInfo();
  code.onDidLayoutChange((layout) => {
    if (layout.width === width) return;
    width = layout.width;
    code.updateOptions(wrapOptions(wrapsAlways(), width));
  });
  return code;
}

function refreshLook(code: editorTypes.IStandaloneCodeEditor, host: HTMLElement): void {
  const look = readLook(host);
  applyTheme(look);
  const { width } = code.getLayoutInfo();
  code.updateOptions({ ...lookOptions(look), ...wrapOptions(look.wrap, width) });
}

function goTo(code: editorTypes.IStandaloneCodeEditor, position: IPosition): void {
  code.setPosition(position);
  code.revealPositionInCenterIfOutsideViewport(position, editor.ScrollType.Immediate);
  // A pane that is about to be shown takes no focus yet.
  if (code.getContainerDomNode().checkVisibility()) code.focus();
  else requestAnimationFrame(() => code.focus());
}

/** Keeps a zone in the set until it is let go of. */
function keepIn(zones: Set<Zone>, zone: Zone): Zone {
  const kept: Zone = {
    ...zone,
    dispose: () => {
      zones.delete(kept);
      zone.dispose();
    },
  };
  zones.add(kept);
  return kept;
}

/** The line at which a breakpoint for this line belongs: that of its step. Other lines can have none. */
function stepLine(model: editorTypes.ITextModel, line: number): number | undefined {
  const offset = model.getOffsetAt({ lineNumber: line, column: 1 });
  return actionAt(compiledIn(model).syntax, offset)?.line;
}

/** Writes texts from outside into the model, and reports those from inside. */
function createWriter(
  code: editorTypes.IStandaloneCodeEditor,
  models: ScriptModels,
  textChanged: (text: string) => void,
): Pick<ScriptEditor, 'setText'> {
  let writing = false;
  // The first text goes on where it was read before the editor was there.
  let topOf = plainScriptTop;
  code.onDidChangeModelContent(() => {
    if (!writing) textChanged(models.model.getValue());
  });
  return {
    setText: (text, fresh, name = '') => {
      const isKnown = models.show(code, name) === 'known' && name !== '';
      const { model } = models;
      if (model.getValue() === text) return;
      writing = true;
      if (fresh && !isKnown) {
        model.setValue(text);
        code.setPosition({ lineNumber: 1, column: 1 });
        const place = { scrollTop: topOf(text), scrollLeft: 0 };
        code.setScrollPosition(place, editor.ScrollType.Immediate);
      } else rewrite(code, model, text);
      writing = false;
      topOf = () => 0;
      // The model has one kind of line end; a text with several kinds is another one now.
      if (model.getValue() !== text) textChanged(model.getValue());
    },
  };
}

/** The text as one change. Its kind of line ends first: compared with another kind, every line would differ. */
function rewrite(
  code: editorTypes.IStandaloneCodeEditor,
  model: editorTypes.ITextModel,
  text: string,
): void {
  const { CRLF, LF } = editor.EndOfLineSequence;
  const lineEnd = text.includes('\r\n') ? CRLF : LF;
  if (lineEnd !== model.getEndOfLineSequence()) model.pushEOL(lineEnd);
  const change = smallestEdit(model.getValue(), text.replace(/\r\n|\r|\n/g, model.getEOL()));
  if (change !== undefined) replace(code, model, [change]);
}

function replace(
  code: editorTypes.IStandaloneCodeEditor,
  model: editorTypes.ITextModel,
  changes: readonly TextEdit[],
): void {
  code.pushUndoStop();
  code.executeEdits(
    'script',
    changes.map((change) => ({ range: rangeOf(model, change), text: change.text })),
  );
  code.pushUndoStop();
}

function reportCursor(
  code: editorTypes.IStandaloneCodeEditor,
  cursorMoved: (line: number) => void,
): void {
  let line = 1;
  code.onDidChangeCursorPosition(({ position, source }) => {
    if (position.lineNumber === line) return;
    line = position.lineNumber;
    if (source === 'mouse' || source === 'keyboard') cursorMoved(line);
  });
}
