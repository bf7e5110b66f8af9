/** What Monaco has no types for: whether Tab moves the focus, for all editors of the page. */
declare module 'monaco-editor/editor/browser/config/tabFocus.js' {
  export const TabFocus: {
    readonly onDidChangeTabFocus: (listener: (moves: boolean) => void) => { dispose(): void };
  };
}
