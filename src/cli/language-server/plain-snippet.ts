/**
 * What a snippet writes in an editor that has none: its placeholders' own words, the first one of a choice. `\$`, `\}` and
 * `\\` stand for themselves.
 */
export function plainSnippet(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{\d+\|([^,|]*)(?:,[^|]*)?\|\}|\$\{\d+\}|\$\d+/g,
    (_, escaped?: string, words?: string, choice?: string) =>
      escaped ?? choice ?? (words === undefined ? '' : plainSnippet(words)),
  );
}
