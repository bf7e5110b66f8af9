/** Sentences of one language by the English ones that stand in the code. */
export type Messages = Readonly<Record<string, string>>;

/** The language of the code: it needs no messages. */
export const CODE_LANGUAGE = 'en';

interface Language {
  /** A BCP 47 tag. */
  readonly tag: string;
  readonly messages: ReadonlyMap<string, string>;
}

let spoken: Language = { tag: CODE_LANGUAGE, messages: new Map() };

/**
 * From now on all sentences are those of a language. To be called before any module that has sentences in its tables is
 * evaluated: what was asked for before stays as it is.
 */
export function speak(tag: string, messages: Messages): void {
  spoken = { tag, messages: new Map(Object.entries(messages)) };
}

/** All that another thread has to hear to speak the same language. */
export function spokenLanguage(): { readonly tag: string; readonly messages: Messages } {
  return { tag: spoken.tag, messages: Object.fromEntries(spoken.messages) };
}

/** The BCP 47 tag of the language that is spoken: `en` as long as nobody chose another. */
export function spokenTag(): string {
  return spoken.tag;
}

/** The sentence for an English one, with its placeholders; that one itself where the language has none. */
export function messageOf(english: string): string {
  return spoken.messages.get(english) ?? english;
}
