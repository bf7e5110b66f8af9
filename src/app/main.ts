/**
 * The entry of the page, and all that comes before the first paint: the frame of `index.html` in its colours. What the
 * embedded server needs is fetched beside the page (`page.tsx`), which takes the place of the frame.
 */
import '../ui/tokens.css';
import { firstLook } from './first-look.ts';
import { fetchAhead } from './prosody-files.ts';
import { fetchCatalogue } from './scenarios.ts';

Object.assign(
  document.documentElement.dataset,
  firstLook(keptSettings(), (query) => matchMedia(query).matches),
);
fetchAhead();
fetchCatalogue().catch(() => undefined);
import('./page.tsx').catch(() => {
  const words = document.querySelector('#first-words');
  if (words === null) return;
  words.setAttribute('role', 'alert');
  words.textContent =
    'The page could not be loaded: the network is away, or a newer version has just taken its place. Reload to try again.';
});

/** `null` also where the browser forbids it. */
function keptSettings(): string | null {
  try {
    return localStorage.getItem('caesura.settings.1');
  } catch {
    return null;
  }
}
