import { useEffect } from 'react';

/** Lets an editor follow theme and density, which the page puts on its root. */
export function useEditorLook(editor: { refreshLook(): void } | undefined): void {
  useEffect(() => {
    if (editor === undefined) return;
    const observer = new MutationObserver(() => editor.refreshLook());
    observer.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'data-density'],
    });
    return () => observer.disconnect();
  }, [editor]);
}
