/** Comments that head scenes, but for those that mean something (`# @ 12 seconds pass`), and tags of a header that are read. */
const WORDS = /^(# +(?!@)|## +(?:goal|cast|pitfall|hint|why|task): +)(\S.*)$/gm;

/** A script of ours with other words in its comments and its header; every line stays where it is, and steps as they are. */
export function translatedScript(source: string, wordsFor: (english: string) => string): string {
  return source.replace(WORDS, (_line, lead: string, rest: string) => {
    const english = rest.trimEnd();
    return lead + wordsFor(english) + rest.slice(english.length);
  });
}
