import { plainTokens } from './plain-tokens.ts';
import { TOKEN_LOOKS } from './token-colors.ts';

/** As many lines as fit into a high window. */
const COLOURED = 150;

/** What was painted last, and how far it was scrolled. */
let last: { readonly text: string; readonly top: number } | undefined;

/**
 * Paints a script as text, coloured as the editor will colour it as far as a window reaches, and scrolled to where the
 * same text was painted before.
 */
export function paintPlainScript(host: HTMLElement, text: string): void {
  const lines = text.split('\n', COLOURED);
  const rest = text.slice(lines.join('\n').length);
  const pieces = plainTokens(lines).flatMap((tokens, index) => [
    ...(index === 0 ? [] : ['\n']),
    ...tokens.map(({ kind, text: words }) => painted(kind, words)),
  ]);
  host.replaceChildren(...pieces, rest);
  last = { text, top: plainScriptTop(text) };
  host.scrollTop = last.top;
  host.onscroll = () => (last = { text, top: host.scrollTop });
}

/** The script that was painted last; empty at first. */
export function lastPlainScript(): string {
  return last?.text ?? '';
}

/** How far a script was scrolled before its editor was there, in px; 0 for any other text. */
export function plainScriptTop(text: string): number {
  return last?.text === text ? last.top : 0;
}

function painted(kind: string, words: string): string | HTMLElement {
  const look = TOKEN_LOOKS[kind];
  if (look === undefined || kind === '') return words;
  const span = document.createElement('span');
  span.textContent = words;
  span.style.color = `var(--${look.color})`;
  if (look.style === 'bold') span.style.fontWeight = 'bold';
  if (look.style === 'italic') span.style.fontStyle = 'italic';
  return span;
}
