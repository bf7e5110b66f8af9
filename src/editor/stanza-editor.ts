import './script-editor.css';
import type { Disposable } from '../base/disposable.ts';
import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import type { Diagnostic } from '../script/diagnostic.ts';
import type { StanzaSlot } from '../script/stanza-slot.ts';
import { addCommands, type ScriptCommand } from './commands.ts';
import { STANZA_LANGUAGE_ID } from './language.ts';
import { readLook } from './look.ts';
import { showDiagnostics } from './markers.ts';
import { editor } from './monaco.ts';
import { FIXED_OPTIONS, lookOptions } from './options.ts';
import { rangeOf } from './places.ts';
import { registerLanguage } from './register-language.ts';
import { putIntoSlot } from './stanza-models.ts';
import { applyTheme, lendColors } from './theme.ts';

export interface StanzaEditorCallbacks {
  textChanged(text: string): void;
}

/** A stanza by itself, as a person writes it. Tab leaves it; offsets count in its text. */
export interface StanzaEditor extends Disposable {
  /** Shows another text, the cursor at its end. */
  setText(text: string): void;
  /** Where in a script it would stand: decides what can be written. */
  setSlot(slot: StanzaSlot): void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  /** Puts the cursor at a place and takes the focus. */
  goTo(range: TextRange): void;
  refreshLook(): void;
}

/** Fills `host`, which must be in the document: colours and sizes are read from its tokens. */
export function createStanzaEditor(
  host: HTMLElement,
  callbacks: StanzaEditorCallbacks,
  commands: readonly ScriptCommand[],
): StanzaEditor {
  registerLanguage();
  const look = readLook(host);
  applyTheme(look);
  lendColors(host);
  const model = editor.createModel('', STANZA_LANGUAGE_ID);
  model.setEOL(editor.EndOfLineSequence.LF);
  const code = editor.create(host, {
    ...FIXED_OPTIONS,
    ...OWN_OPTIONS,
    ...lookOptions(look),
    model,
  });
  let isWriting = false;
  model.onDidChangeContent(() => {
    if (!isWriting) callbacks.textChanged(model.getValue());
  });
  addCommands(code, commands);
  return {
    setText: (text) => {
      if (model.getValue() === text) return;
      isWriting = true;
      code.pushUndoStop();
      code.executeEdits('stanza', [{ range: model.getFullModelRange(), text }]);
      code.pushUndoStop();
      isWriting = false;
    },
    setSlot: (slot) => putIntoSlot(model, slot),
    setDiagnostics: (diagnostics) => showDiagnostics(model, diagnostics),
    goTo: (range) => {
      code.setSelection(rangeOf(model, range));
      code.revealPositionInCenterIfOutsideViewport(model.getPositionAt(range.start));
      code.focus();
    },
    refreshLook: () => {
      const next = readLook(host);
      applyTheme(next);
      code.updateOptions(lookOptions(next));
    },
    dispose: () => {
      code.dispose();
      model.dispose();
    },
  };
}

const OWN_OPTIONS: Partial<typeof FIXED_OPTIONS> = {
  ariaLabel: t('Stanza'),
  folding: false,
  glyphMargin: false,
  lineNumbers: 'off',
  overviewRulerLanes: 0,
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  // It is a field among others: Tab goes on to the next one.
  tabFocusMode: true,
  // It is a line, more often than not, and a long one.
  wordWrap: 'on',
};
