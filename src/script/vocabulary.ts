/** What is known of the protocol: completions and hovers get it as an argument. All texts are plain sentences. */
export interface Vocabulary {
  /** The meaning of a term; `undefined` when nothing is known of it. */
  describe(term: Term): Explanation | undefined;
  /** All known namespaces, the usual ones first. */
  readonly namespaces: readonly string[];
  /** The elements of a namespace that can stand at its top, e.g. `x` and `query`; empty when unknown. */
  elements(namespace: string): readonly string[];
  /** What may stand inside an element; empty when nothing or unknown. */
  children(parent: ElementName): readonly ElementName[];
  /** Names of attributes, the usual ones first; empty when none are known. */
  attributes(element: ElementName): readonly string[];
  /** Values that an attribute may have; empty when it is free. */
  values(element: ElementName, attribute: string): readonly string[];
  /** How an element is usually written. */
  usage(element: ElementName): Usage;
}

export interface ElementName {
  readonly namespace: string;
  readonly element: string;
}

/** A namespace, an element of it, an attribute of that, or a value of that: as far as the fields go. */
export interface Term {
  readonly namespace: string;
  readonly element?: string;
  readonly attribute?: string;
  readonly value?: string;
}

export interface Explanation {
  /** The term itself, with what it is: `Status 110`. */
  readonly title: string;
  /** One or two sentences. */
  readonly text: string;
  /** What servers choose or do otherwise, in plain text; absent where nothing surprises. */
  readonly servers?: string;
  /** `XEP-0045 §7.2.2`. */
  readonly section?: string;
  readonly url?: string;
}

export interface Usage {
  /** Attributes that are nearly always there. */
  readonly attributes: readonly string[];
  readonly content: 'elements' | 'text' | 'nothing';
}

/** Knows nothing: completions and hovers then tell of the script alone. */
export const NO_VOCABULARY: Vocabulary = {
  describe: () => undefined,
  namespaces: [],
  elements: () => [],
  children: () => [],
  attributes: () => [],
  values: () => [],
  usage: () => ({ attributes: [], content: 'nothing' }),
};
