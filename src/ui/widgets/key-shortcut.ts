/** `Ctrl+[` as `aria-keyshortcuts` wants it (WAI-ARIA 1.2: names of KeyboardEvent.key): `Control+[`. */
export function ariaKeyShortcut(keys: string): string {
  return keys.replace(/\bCtrl\b/, 'Control').replace(/\bEsc\b/, 'Escape');
}
