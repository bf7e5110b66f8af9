/**
 * Fetches what the page will import in a moment, while it is still beginning; the build names it (`hosting/vite-plugin.ts`).
 * Asked for beside the page it would hold that up. Only a hint: what cannot be had is told where it is imported.
 */
export function fetchSoon(): void {
  const named = document.querySelector<HTMLMetaElement>('meta[name="caesura-soon"]');
  for (const file of named?.content.split(' ').filter((name) => name !== '') ?? []) {
    const link = document.createElement('link');
    const isStyle = file.endsWith('.css');
    link.rel = isStyle ? 'preload' : 'modulepreload';
    if (isStyle) link.as = 'style';
    link.crossOrigin = '';
    link.href = `./${file}`;
    document.head.append(link);
  }
}
