import { CODE_LANGUAGE, knowLessons, spokenTag, type Messages } from '../base/language.ts';
import { isEdited, type DocumentStore } from '../state/document-store.ts';
import type { KeepingStore } from '../state/keeping/keeping-store.ts';
import type { fetchScenario } from './scenarios.ts';

/**
 * The shipped scenario that is open says what it says in another language, or in that of the page. It stays as it is
 * where it was edited, and where it is neither what the page would open nor the English one.
 */
export async function translateOpenLesson(
  document: DocumentStore,
  fetcher: typeof fetchScenario,
  tag?: string,
): Promise<void> {
  const { scenarioId: id } = document.getState();
  if (id === undefined) return;
  const [translated, ...shipped] = await Promise.all([
    fetcher(id, tag),
    fetcher(id),
    fetcher(id, CODE_LANGUAGE),
  ]);
  const state = document.getState();
  const isShipped = shipped.some((each) => each.ok && each.value === state.text);
  if (state.scenarioId !== id || isEdited(state) || !isShipped || !translated.ok) return;
  const text = translated.value;
  if (text !== state.text) document.setState({ text, original: text, loads: state.loads + 1 });
}

/**
 * A lesson that was edited keeps its words. Where it was opened in another language than the page now speaks, that is found out,
 * so that it can be said of them.
 */
export async function knowOpenLesson(
  document: DocumentStore,
  fetcher: typeof fetchScenario,
  { languages, messages }: LessonLanguages,
): Promise<void> {
  const state = document.getState();
  const { scenarioId: id, original } = state;
  if (id === undefined || !isEdited(state)) return;
  const others = languages.filter((tag) => tag !== CODE_LANGUAGE && tag !== spokenTag());
  for (const tag of others) {
    const shipped = await fetcher(id, tag);
    if (shipped.ok && shipped.value === original) return knowLessons(tag, await messages(id, tag));
  }
}

/** Languages that lessons are there in, and what a scenario says in each by its English texts. */
export interface LessonLanguages {
  readonly languages: readonly string[];
  readonly messages: (id: string, tag: string) => Promise<Messages>;
}

/** So long a page that is about to go waits for what it keeps, in ms. */
const LONGEST_WAIT = 2_000;

/** Resolves once what has just changed is kept, or cannot be; after a while in any case. What a page writes as it goes may be lost. */
export function whenKept(keeping: KeepingStore): Promise<void> {
  return new Promise((resolve) => {
    const isSaving = () => keeping.getState().phase === 'saving';
    if (!isSaving()) return resolve();
    const done = () => {
      clearTimeout(limit);
      unsubscribe();
      resolve();
    };
    const limit = setTimeout(done, LONGEST_WAIT);
    const unsubscribe = keeping.subscribe(() => (isSaving() ? undefined : done()));
  });
}
