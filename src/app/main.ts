/**
 * The entry of the page, and all that comes before the first paint: the frame of `index.html` in its colours, and the
 * script as text. What the embedded server needs is fetched beside the page (`page.tsx`), which takes the place of the frame.
 */
import '../ui/tokens.css';
import { messageOf } from '../base/language.ts';
import { asksForEmbed, embedAddress } from '../state/embed-address.ts';
import { firstLook, firstSizes, keptLanguage } from './first-look.ts';
import { firstScreen } from './first-screen.ts';
import { firstText } from './first-text.ts';
import { LANGUAGES, languageFor, speakLanguage } from './language.ts';
import { fetchAhead } from './prosody-files.ts';
import { fetchCatalogue, fetchScenario } from './scenarios.ts';
import { storedCopies } from './stored-copies.ts';
import { createTabSession } from './tabs.ts';

/** A page that waits longer for its first text would be there without it, in ms. */
const LONGEST_WAIT = 400;

// A host that knows of it has led to the embedded page before.
if (asksForEmbed(location.href)) location.replace(embedAddress(location.href));
else start();

function start(): void {
  const kept = keptSettings();
  const prefers = (query: string) => matchMedia(query).matches;
  const root = document.documentElement;
  Object.assign(root.dataset, firstLook(kept, prefers));
  for (const [name, value] of Object.entries(firstSizes(kept, prefers))) {
    root.style.setProperty(name, value);
  }
  const screen = firstScreen();
  // Before anything that waits for it.
  const spoken = speakLanguage(languageFor(LANGUAGES, keptLanguage(kept), navigator.languages));
  fetchAhead();
  fetchCatalogue().catch(() => undefined);
  const shown = firstText({
    href: location.href,
    session: createTabSession('caesura.copy').get(),
    copies: () => storedCopies(),
    start: async () => (await fetchCatalogue()).start,
    scenario: async (id) => {
      const found = await fetchScenario(id);
      return found.ok ? found.value : undefined;
    },
  }).then((text) => (text === undefined ? undefined : screen.showScript(text)));
  // Only once the language is known: modules of the page have sentences in their tables.
  void spoken
    .then(() => screen.translate())
    // The page keeps the browser busy as it begins: what can be read is painted before. Its code is fetched meanwhile.
    .then(() => Promise.race([shown.then(painted), later(LONGEST_WAIT)]))
    .then(() => import('./page.tsx'))
    .catch(() =>
      screen.refuse(
        messageOf(
          'The page could not be loaded: the network is away, or a newer version has just taken its place. Reload to try again.',
        ),
      ),
    );
}

function painted(): Promise<void> {
  // Where nothing is painted, as in a tab in the background, nobody waits.
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** `null` also where the browser forbids it. */
function keptSettings(): string | null {
  try {
    return localStorage.getItem('caesura.settings.1');
  } catch {
    return null;
  }
}
