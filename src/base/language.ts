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
  if (tag !== spoken.tag) forgetLessons();
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

let lessons: ReadonlyMap<string, string> = new Map();
const inCodeLanguage = new Set<string>();

/** From now on lessons speak the language of the page, as far as there are messages: these, and those from before. */
export function speakLessons(messages: Messages): void {
  lessons = new Map([...lessons, ...Object.entries(messages)]);
  for (const english of Object.keys(messages)) inCodeLanguage.delete(english);
  for (const listener of listeners) listener();
}

function forgetLessons(): void {
  lessons = new Map();
  inCodeLanguage.clear();
}

/** What a lesson says, for the English text in its script; that one itself where the language has none. */
export function lessonMessageOf(english: string): string {
  const found = lessons.get(english);
  if (found === undefined) inCodeLanguage.add(english);
  return found ?? english;
}

/** What lessons say in languages that the page does not speak, each with its tag. */
let foreign: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

/** A lesson that was kept says what it says in another language: from now on its texts are known by that. */
export function knowLessons(tag: string, messages: Messages): void {
  const said = Object.entries(messages).filter(([english, text]) => text !== english);
  foreign = new Map([...foreign, ...said.map(([, text]) => [text, tag] as const)]);
  for (const listener of listeners) listener();
}

/** Calls whenever more texts are known; the function that comes back ends that. */
export function whenLessonsKnown(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What `lang` is to say of a text that may be one of a lesson: `en` where it is shown in English on a page that speaks
 * another language, and the other way round; `undefined` where it needs none, and of texts that are not known. Several scenes make one
 * head, parted by ` · `.
 */
export function languageOfLesson(text: string): string | undefined {
  const [first, ...others] = new Set(text.split(' · ').map(languageOfPart));
  return others.length === 0 ? first : undefined;
}

function languageOfPart(text: string): string | undefined {
  if (spoken.tag !== CODE_LANGUAGE && isInCodeLanguage(text)) return CODE_LANGUAGE;
  const tag = foreign.get(text);
  return tag === spoken.tag ? undefined : tag;
}

function isInCodeLanguage(text: string): boolean {
  const known = lessons.get(text);
  return known === undefined ? inCodeLanguage.has(text) : known !== text;
}
