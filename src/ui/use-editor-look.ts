import { useEffect } from 'react';

/** Lets an editor follow theme and density, which the page puts on its root, and forced colours. */
export function useEditorLook(editor: { refreshLook(): void } | undefined): void {
  useEffect(() => {
    if (editor === undefined) return;
    const observer = new MutationObserver(() => editor.refreshLook());
    observer.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'data-density'],
    });
    const forced = matchMedia('(forced-colors: active)');
    const refresh = () => editor.refreshLook();
    forced.addEventListener('change', refresh);
    return () => {
      observer.disconnect();
      forced.removeEventListener('change', refresh);
    };
  }, [editor]);
}
