import { CODE_LANGUAGE, lessonMessageOf, speakLessons } from '../base/language.ts';
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

/** In the language of the page. Rejects, each time, when it cannot be had. */
export const fetchCatalogue = lazy(async (): Promise<ScenarioCatalogue> => {
  const spoken = lessonsSpoken();
  const response = await fetch(`${FOLDER}index.json`);
  // Our own file, checked by a spec: its shape is no input from outside.
  const { start, scenarios } = (await response.json()) as ScenarioCatalogue;
  await spoken;
  return { start, scenarios: scenarios.map(translated) };
});

/** From then on lessons can be asked for their words (`base/language.ts`). */
const lessonsSpoken = lazy(async () => {
  // They come beside the messages of the page.
  const messages = lessonMessages(languageAsked());
  if ((await languageSpoken()) !== CODE_LANGUAGE) speakLessons(await messages);
});

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
  const [found] = await Promise.all([text, lessonsSpoken()]);
  if (found === undefined) {
    // It may be there the next time.
    fetched.delete(id);
    return err(await noScenario(id));
  }
  if (tag === undefined) return ok(translatedScript(found, lessonMessageOf));
  const messages = new Map(Object.entries(await lessonMessages(tag)));
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
