import { t } from '../../base/translate.ts';
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { ScriptCommand } from '../../editor/commands.ts';
import { loadStanzaEditor } from '../../editor/load-editor.ts';
import type { StanzaEditor } from '../../editor/stanza-editor.ts';
import { editorCommands } from '../commands/editor-commands.ts';
import { useCommandPage } from '../commands/use-command-page.ts';
import { compileSlot, type StanzaSlot } from '../../script/stanza-slot.ts';
import { useEditorLook } from '../use-editor-look.ts';

export interface StanzaText {
  readonly text: string;
  readonly slot: StanzaSlot;
  readonly change: (text: string) => void;
  readonly send: () => void;
  readonly recall: (direction: 'earlier' | 'later') => void;
}

/** Fills `host` with an editor for a stanza; `undefined` until it is loaded. */
export function useStanzaEditor(
  host: RefObject<HTMLElement | null>,
  { text, slot, ...wishes }: StanzaText,
): StanzaEditor | undefined {
  const page = useCommandPage();
  const [editor, setEditor] = useState<StanzaEditor>();
  const change = useEffectEvent(wishes.change);
  const send = useEffectEvent(wishes.send);
  const recall = useEffectEvent(wishes.recall);
  useEffect(() => {
    let opened: StanzaEditor | undefined;
    let isGone = false;
    const open = async () => {
      const createStanzaEditor = await loadStanzaEditor();
      if (isGone || host.current === null) return;
      const own = ownCommands({
        send: () => send(),
        recall: (direction) => recall(direction),
      });
      const report = { textChanged: (changed: string) => change(changed) };
      opened = createStanzaEditor(host.current, report, editorCommands(page, own));
      setEditor(opened);
    };
    // Without an editor there is nothing to write in; the script's own panel says what to do then.
    open().catch(() => undefined);
    return () => {
      isGone = true;
      setEditor(undefined);
      opened?.dispose();
    };
  }, [host, page]);
  useEffect(() => {
    if (editor === undefined) return;
    editor.setSlot(slot);
    editor.setText(text);
    editor.setDiagnostics(compileSlot(slot, text).diagnostics);
  }, [editor, slot, text]);
  useEditorLook(editor);
  return editor;
}

function ownCommands({
  send,
  recall,
}: Pick<StanzaText, 'send' | 'recall'>): readonly ScriptCommand[] {
  const own = (id: string, label: string, key: string, run: () => void) => ({
    id,
    label,
    keys: [key],
    isInMenu: true,
    run,
  });
  return [
    own('send', t('Send'), 'Ctrl+Enter', send),
    own('earlier', t('What was sent before'), 'Ctrl+Up', () => recall('earlier')),
    own('later', t('What was sent after that'), 'Ctrl+Down', () => recall('later')),
  ];
}
