import { useEffect, useState } from 'react';
import type { ScriptEditor, Zone } from '../../editor/script-editor.ts';

/** A place between two lines of the script to render into; none while `afterLine` is `undefined`. */
export function useZone(
  editor: ScriptEditor,
  afterLine: number | undefined,
): HTMLElement | undefined {
  const [zone, setZone] = useState<Zone>();
  const isOpen = afterLine !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const opened = editor.addZone(0);
    setZone(opened);
    return () => {
      setZone(undefined);
      opened.dispose();
    };
  }, [editor, isOpen]);
  useEffect(() => {
    if (afterLine !== undefined) zone?.moveTo(afterLine);
  }, [zone, afterLine]);
  return zone?.node;
}
