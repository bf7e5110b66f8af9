/** The entry of `embed.html`: colours and language, then the embedded page. */
import '../../ui/tokens.css';
import { readLanguage, readTheme } from '../../state/embed-address.ts';
import { firstLook } from '../first-look.ts';
import { LANGUAGES, languageFor, speakInFrame } from '../language.ts';

paintLook();
for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
  matchMedia(query).addEventListener('change', paintLook);
}
void speakInFrame(languageFor(LANGUAGES, readLanguage(location.href), navigator.languages)).then(
  () => import('./embed.tsx'),
);

function paintLook(): void {
  const { theme } = firstLook(null, (query) => matchMedia(query).matches);
  const asked = readTheme(location.href) ?? theme;
  Object.assign(document.documentElement.dataset, { theme: asked, density: 'compact' });
}
