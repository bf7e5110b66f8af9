import { lazy } from '../base/lazy.ts';
import { CODE_LANGUAGE, speak, type Messages } from '../base/language.ts';

/** The messages of each language, by file: `./messages/de/shell.json`. A language is there once it has a folder. */
const FILES = import.meta.glob<Messages>('./messages/*/*.json', { import: 'default' });

/** Those that a frame needs before anything is run in it: `./messages/de/frame/ui.json`. */
const FRAME_FILES = import.meta.glob<Messages>('./messages/*/frame/*.json', { import: 'default' });

/** BCP 47 tags of all languages of the page, that of the code first. */
export const LANGUAGES: readonly string[] = [
  ...new Set([CODE_LANGUAGE, ...Object.keys(FILES).map(languageOf)]),
];

/**
 * Which of some languages a person gets: the one that was chosen, else the first that the browser asks for and the
 * page has (its regions count as the language), else that of the code.
 */
export function languageFor(
  languages: readonly string[],
  chosen: unknown,
  preferred: readonly string[],
): string {
  const asked = [...(typeof chosen === 'string' ? [chosen] : []), ...preferred];
  for (const tag of asked) {
    const lower = tag.toLowerCase();
    const found =
      languages.find((each) => each.toLowerCase() === lower) ??
      languages.find((each) => each.toLowerCase() === lower.split('-')[0]);
    if (found !== undefined) return found;
  }
  return CODE_LANGUAGE;
}

let asked = CODE_LANGUAGE;
let speaking: Promise<string> = Promise.resolve(CODE_LANGUAGE);

/** Fetches the messages of a language, and speaks it from then on; where they cannot be had, the page stays English. */
export function speakLanguage(tag: string): Promise<string> {
  asked = tag;
  speaking = fetchAndSpeak(tag, [FRAME_FILES, FILES]);
  return speaking;
}

/** The same in a frame: what a script and its rows need. */
export function speakInFrame(tag: string): Promise<string> {
  asked = tag;
  speaking = fetchAndSpeak(tag, [FRAME_FILES]);
  return speaking;
}

/** And what a run in it may say, before the code of that is evaluated. Where it cannot be had, that stays English. */
export const speakAllInFrame = lazy(async () => {
  const tag = await speaking;
  await fetchAndSpeak(tag, [FRAME_FILES, FILES]);
});

/** The language that the page is to speak, as soon as its messages are there. */
export function languageAsked(): string {
  return asked;
}

/** The language that the page has come to speak, once that is known; that of the code where none was asked for. */
export function languageSpoken(): Promise<string> {
  return speaking;
}

/**
 * What one lesson says in a language, or their catalogue, by its English texts: fetched when first asked for; empty where
 * it cannot be had.
 */
export async function lessonMessages(tag: string, lesson: string): Promise<Messages> {
  if (tag === CODE_LANGUAGE) return {};
  try {
    const { LESSON_FILES } = await import('./lesson-files.ts');
    return (await LESSON_FILES[`./messages/${tag}/lessons/${lesson}.json`]?.()) ?? {};
  } catch {
    return {};
  }
}

async function fetchAndSpeak(tag: string, sets: readonly MessageSet[]): Promise<string> {
  if (tag === CODE_LANGUAGE) return tag;
  try {
    const messages = await Promise.all(sets.map((files) => messagesIn(files, tag)));
    speak(tag, Object.assign({}, ...messages) as Messages);
    document.documentElement.lang = tag;
    return tag;
  } catch {
    // Then the frame stays English, and so does its `lang`.
    return CODE_LANGUAGE;
  }
}

type MessageSet = typeof FILES;

async function messagesIn(files: MessageSet, tag: string): Promise<Messages> {
  const wanted = Object.entries(files).filter(([file]) => languageOf(file) === tag);
  const messages = await Promise.all(wanted.map(([, read]) => read()));
  return Object.assign({}, ...messages) as Messages;
}

function languageOf(file: string): string {
  return file.split('/')[2] ?? CODE_LANGUAGE;
}
