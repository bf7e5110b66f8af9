import { CODE_LANGUAGE, speak, type Messages } from '../base/language.ts';

/** The messages of each language, by file: `./messages/de/shell.json`. A language is there once it has a folder. */
const FILES = import.meta.glob<Messages>('./messages/*/*.json', { import: 'default' });

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

/** Fetches the messages of a language, and speaks it from then on; where they cannot be had, the page stays English. */
export async function speakLanguage(tag: string): Promise<void> {
  if (tag === CODE_LANGUAGE) return;
  const files = Object.entries(FILES).filter(([file]) => languageOf(file) === tag);
  try {
    const messages = await Promise.all(files.map(([, read]) => read()));
    speak(tag, Object.assign({}, ...messages) as Messages);
    document.documentElement.lang = tag;
  } catch {
    // Then the frame stays English, and so does its `lang`.
  }
}

function languageOf(file: string): string {
  return file.split('/').at(-2) ?? CODE_LANGUAGE;
}
