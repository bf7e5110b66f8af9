import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { StanzaEditor } from '../../editor/stanza-editor.ts';
import { compileSlot, type StanzaSlot } from '../../script/stanza-slot.ts';

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
  const [editor, setEditor] = useState<StanzaEditor>();
  const change = useEffectEvent(wishes.change);
  const send = useEffectEvent(wishes.send);
  const recall = useEffectEvent(wishes.recall);
  useEffect(() => {
    let opened: StanzaEditor | undefined;
    let isGone = false;
    const open = async () => {
      const { createStanzaEditor } = await import('../../editor/stanza-editor.ts');
      if (isGone || host.current === null) return;
      opened = createStanzaEditor(host.current, {
        textChanged: (changed) => change(changed),
        send: () => send(),
        earlier: () => recall('earlier'),
        later: () => recall('later'),
      });
      setEditor(opened);
    };
    // Without an editor there is nothing to write in; the script's own panel says what to do then.
    open().catch(() => undefined);
    return () => {
      isGone = true;
      setEditor(undefined);
      opened?.dispose();
    };
  }, [host]);
  useEffect(() => {
    if (editor === undefined) return;
    editor.setSlot(slot);
    editor.setText(text);
    editor.setDiagnostics(compileSlot(slot, text).diagnostics);
  }, [editor, slot, text]);
  useLook(editor);
  return editor;
}

/** The page puts theme and density on its root. */
function useLook(editor: StanzaEditor | undefined): void {
  useEffect(() => {
    if (editor === undefined) return;
    const observer = new MutationObserver(() => editor.refreshLook());
    observer.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'data-density'],
    });
    return () => observer.disconnect();
  }, [editor]);
}
