/** The page that is made to stand in others: it beside `index.html`, so that a host can say of it alone who may frame it. */
const EMBED_PAGE = 'embed.html';

/** Whether an address asks for the embedded page: `?embed`. */
export function asksForEmbed(href: string): boolean {
  return new URL(href).searchParams.has('embed');
}

/** The embedded page for what an address of the page shows. */
export function embedAddress(href: string): string {
  const address = new URL(href);
  const { pathname } = address;
  address.pathname = pathname.slice(0, pathname.lastIndexOf('/') + 1) + EMBED_PAGE;
  address.searchParams.delete('embed');
  return address.href;
}

/** HTML for other pages, in which the embedded page stands at that address. `title` is what it is called there. */
export function embedHtml(address: string, title: string): string {
  const quoted = (text: string) =>
    text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" width="100%" height="520" style="border: 1px solid #bfc5cb" loading="lazy" referrerpolicy="no-referrer" allow="" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/** Which colours the address asks for; `undefined`: those of the reader. */
export function readTheme(href: string): 'light' | 'dark' | 'contrast' | undefined {
  const written = new URL(href).searchParams.get('theme');
  return (['light', 'dark', 'contrast'] as const).find((theme) => theme === written);
}

/** The language that the address asks for, a BCP 47 tag, unchecked; `undefined`: that of the reader. */
export function readLanguage(href: string): string | undefined {
  return new URL(href).searchParams.get('lang') ?? undefined;
}
