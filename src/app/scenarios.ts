import { CODE_LANGUAGE, lessonMessageOf, speakLessons, type Messages } from '../base/language.ts';
import { lazy } from '../base/lazy.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { MucMap } from '../insight/muc-map/muc-map.ts';
import type { CatalogueEntry } from '../state/catalogue-store.ts';
import type { Problem } from '../trace/event.ts';
import { languageAsked, languageSpoken, lessonMessages } from './language.ts';
import { translatedScript } from './translated-script.ts';

/** The scenarios that ship with the page, and the one that it opens with. */
export interface ScenarioCatalogue {
  readonly start: string;
  readonly scenarios: readonly CatalogueEntry[];
}

const FOLDER = './scenarios/';

const fetchIndex = lazy(async () => {
  const response = await fetch(`${FOLDER}index.json`);
  // Our own file, checked by a spec: its shape is no input from outside.
  return (await response.json()) as ScenarioCatalogue;
});

/** In the language of the page. Rejects, each time, when it cannot be had. */
export const fetchCatalogue = lazy(async (): Promise<ScenarioCatalogue> => {
  const [{ start, scenarios }] = await Promise.all([fetchIndex(), wordsSpoken(CATALOGUE)]);
  return { start, scenarios: scenarios.map(translated) };
});

/** The scenario to open with, by its id, without what the catalogue says. Rejects when it cannot be had. */
export async function fetchStart(): Promise<string> {
  const { start } = await fetchIndex();
  return start;
}

/** What the catalogue says is in a file beside those of the lessons. */
const CATALOGUE = 'catalogue';

const spoken = new Map<string, Promise<void>>();

/** From then on that lesson, or the catalogue, can be asked for its words (`base/language.ts`). */
function wordsSpoken(lesson: string): Promise<void> {
  const words = spoken.get(lesson) ?? speakWords(lesson);
  spoken.set(lesson, words);
  return words;
}

async function speakWords(lesson: string): Promise<void> {
  // They come beside the messages of the page.
  const messages = lessonMessages(languageAsked(), lesson);
  if ((await languageSpoken()) !== CODE_LANGUAGE) speakLessons(await messages);
}

/** The lesson of a scenario: that of its variants and its task is the same. */
function lessonOf(id: string): string {
  return id.replace(/-(?:broken(?:-\d)?|task)$/, '');
}

/** From then on the words of all lessons are known, so that it can be said of each in which language it is. */
export async function allLessonsSpoken(): Promise<void> {
  if ((await languageSpoken()) === CODE_LANGUAGE) return;
  const { scenarios } = await fetchIndex();
  await Promise.all([...new Set(scenarios.map(({ id }) => lessonOf(id)))].map(wordsSpoken));
}

/** What a shipped scenario says in a language, by its English texts. */
export function wordsOfScenario(id: string, tag: string): Promise<Messages> {
  return lessonMessages(tag, lessonOf(id));
}

function translated(entry: CatalogueEntry): CatalogueEntry {
  const { title, chapter, lesson, pitfall, why } = entry;
  return {
    ...entry,
    title: lessonMessageOf(title),
    chapter: lessonMessageOf(chapter),
    lesson: lessonMessageOf(lesson),
    ...(pitfall === undefined ? {} : { pitfall: lessonMessageOf(pitfall) }),
    ...(why === undefined ? {} : { why: why.map(lessonMessageOf) }),
  };
}

/** What of XEP-0045 they exercise; `undefined` when it cannot be had. */
export async function fetchMap(): Promise<MucMap | undefined> {
  const text = await fetchText(`${FOLDER}map.json`);
  // Our own file, checked by a spec: its shape is no input from outside.
  return text === undefined ? undefined : (JSON.parse(text) as MucMap);
}

const fetched = new Map<string, Promise<string | undefined>>();

/** The text of a shipped scenario in the language of the page, or in another one; what it is made of is fetched once. */
export async function fetchScenario(id: string, tag?: string): Promise<Result<string, Problem>> {
  if (!/^[a-z0-9-]+$/.test(id)) return err(await noScenario(id));
  const text = fetched.get(id) ?? fetchText(`${FOLDER}${id}.scs`);
  fetched.set(id, text);
  const [found] = await Promise.all([text, wordsSpoken(lessonOf(id))]);
  if (found === undefined) {
    // It may be there the next time.
    fetched.delete(id);
    return err(await noScenario(id));
  }
  if (tag === undefined) return ok(translatedScript(found, lessonMessageOf));
  const messages = new Map(Object.entries(await wordsOfScenario(id, tag)));
  return ok(translatedScript(found, (english) => messages.get(english) ?? english));
}

async function fetchText(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { credentials: 'omit', redirect: 'follow' });
    // A static host may answer an unknown path with its start page.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    return response.ok && !isPage ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** The page has no words before its language is known. */
async function noScenario(id: string): Promise<Problem> {
  const words = await import('./no-scenario.ts');
  return words.noScenario(id);
}
