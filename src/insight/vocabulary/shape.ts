/** How an element is written: what is in it and at it. */
export interface ElementVocabulary {
  readonly ns: string;
  readonly local: string;
  /** One plain sentence; absent where the namespace says it all. */
  readonly sentence?: string;
  /** Attributes: a sentence each, or the values it may have with a sentence each. The first ones are usual. */
  readonly attributes: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** How many of the attributes are nearly always there. */
  readonly usual: number;
  /** Elements inside: names of the same namespace, or `name namespace`. `#text` for an element that holds text. */
  readonly children: readonly string[];
}

type Rest = Partial<Omit<ElementVocabulary, 'ns' | 'local'>>;

/** The shapes of one namespace. */
export function shapesOf(
  ns: string,
  shapes: Readonly<Record<string, string | Rest>>,
): readonly ElementVocabulary[] {
  return Object.entries(shapes).map(([local, given]) => {
    const rest = typeof given === 'string' ? { sentence: given, children: ['#text'] } : given;
    return { ns, local, attributes: {}, usual: 0, children: [], ...rest };
  });
}
