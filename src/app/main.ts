/**
 * The entry of the page, and all that comes before the first paint: the frame of `index.html` in its colours. What the
 * embedded server needs is fetched beside the page (`page.tsx`), which takes the place of the frame.
 */
import '../ui/tokens.css';
import { messageOf } from '../base/language.ts';
import { firstLook, keptLanguage } from './first-look.ts';
import { LANGUAGES, languageFor, speakLanguage } from './language.ts';
import { fetchAhead } from './prosody-files.ts';
import { fetchCatalogue } from './scenarios.ts';

Object.assign(
  document.documentElement.dataset,
  firstLook(keptSettings(), (query) => matchMedia(query).matches),
);
fetchAhead();
fetchCatalogue().catch(() => undefined);
void speakLanguage(languageFor(LANGUAGES, keptLanguage(keptSettings()), navigator.languages)).then(
  showPage,
);

/** Only once the language is known: modules of the page have sentences in their tables. */
async function showPage(): Promise<void> {
  const words = document.querySelector('#first-words');
  if (words !== null) {
    words.textContent = messageOf(
      'Run XMPP group-chat scenarios in the browser, see every stanza, and see why an expected one did not come.',
    );
  }
  try {
    await import('./page.tsx');
  } catch {
    words?.setAttribute('role', 'alert');
    if (words === null) return;
    words.textContent = messageOf(
      'The page could not be loaded: the network is away, or a newer version has just taken its place. Reload to try again.',
    );
  }
}

/** `null` also where the browser forbids it. */
function keptSettings(): string | null {
  try {
    return localStorage.getItem('caesura.settings.1');
  } catch {
    return null;
  }
}
