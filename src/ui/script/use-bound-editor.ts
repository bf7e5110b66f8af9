import { useEffect, useEffectEvent } from 'react';
import type { BreakpointMark, ScriptEditor } from '../../editor/script-editor.ts';
import type { Breakpoints } from '../../state/breakpoints.ts';
import type { DocumentState } from '../../state/document-store.ts';
import { useApp, useView } from '../app-context.ts';
import type { ShownScript } from './use-script-view.ts';
import { useEditorLook } from '../use-editor-look.ts';

/** Keeps the editor and the stores the same. */
export function useBoundEditor(editor: ScriptEditor | undefined, shown: ShownScript): void {
  useDocumentInEditor(editor);
  useMarksInEditor(editor, shown);
  useSelectionInEditor(editor, shown);
  useEditorLook(editor);
}

/** What the editor itself reports comes back here too, and changes nothing. */
function useDocumentInEditor(editor: ScriptEditor | undefined): void {
  const { document } = useApp().stores;
  useEffect(() => {
    if (editor === undefined) return;
    const { text, file, breakpoints } = document.getState();
    editor.setText(text, true, file?.id);
    editor.setBreakpoints(marksOf(breakpoints));
    return document.subscribe((state, before) => {
      // While the editor reports a change, the store may still have the text before it: only news are news.
      const isNews = state.text !== before.text || state.file?.id !== before.file?.id;
      if (isNews) editor.setText(state.text, isAnother(state, before), state.file?.id);
      if (state.breakpoints !== before.breakpoints || isNews) {
        editor.setBreakpoints(marksOf(state.breakpoints));
      }
    });
  }, [editor, document]);
}

/** Whether another script was opened: then nothing before it can be undone. */
function isAnother(state: DocumentState, before: DocumentState): boolean {
  return (
    state.original !== before.original ||
    state.scenarioId !== before.scenarioId ||
    state.draftId !== before.draftId ||
    state.file?.id !== before.file?.id
  );
}

function marksOf({ lines }: Breakpoints): readonly BreakpointMark[] {
  return lines.map(({ line, isOn, condition }) => {
    if (!isOn) return { line, look: 'off' };
    return { line, look: condition === '' ? 'on' : 'conditional' };
  });
}

function useMarksInEditor(editor: ScriptEditor | undefined, shown: ShownScript): void {
  const { document } = useApp().stores;
  const { text, diagnostics, server } = shown;
  const { marks } = shown.view;
  useEffect(() => editor?.setServer(server), [editor, server]);
  useEffect(() => {
    // Places in an older text would be wrong ones; Monaco moves the marks it has until the new ones come.
    if (document.getState().text !== text) return;
    editor?.setDiagnostics(diagnostics);
  }, [editor, document, text, diagnostics]);
  useEffect(() => {
    if (document.getState().text === text) editor?.setMarks(marks);
  }, [editor, document, text, marks]);
}

/** What is chosen elsewhere comes into view; the focus stays where it is. */
function useSelectionInEditor(editor: ScriptEditor | undefined, shown: ShownScript): void {
  const selection = useView((view) => view.selection);
  const lineOf = useEffectEvent((step: number) => {
    const { failure } = shown.view;
    const failingLine = failure?.step.index === step ? failure.marked.failingLine : undefined;
    return failingLine ?? shown.places.spanOf(step)?.line;
  });
  useEffect(() => {
    if (selection?.step === undefined || selection.origin === 'editor') return;
    const line = lineOf(selection.step);
    if (line !== undefined) editor?.revealLine(line);
  }, [editor, selection]);
}
