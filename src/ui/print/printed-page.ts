import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { langOf, shown } from './html.ts';
import { PAPER_LOOKS } from './looks.ts';

export interface PrintedPage {
  readonly title: string;
  /** Under the title: what this is of. */
  readonly about: string;
  /** Sections as HTML. */
  readonly sections: readonly string[];
  /** Whether it needs more width than height. */
  readonly isWide: boolean;
}

/** The policy allows styles of the page itself, and nothing else: no script, no picture, no address. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A page for paper that needs nothing besides: to be printed, or made a PDF by any browser. Paper of any size. */
export function printedPage({ title, about, sections, isWide }: PrintedPage): string {
  const name = shown(title === '' ? t('A script') : title);
  const wide = isWide ? '@page{size:landscape}' : '';
  return `<!doctype html>
<html lang="${spokenTag()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${name}</title><style>${PAPER_LOOKS}${wide}</style></head><body>
<header><h1${langOf(title)}>${name}</h1>${about === '' ? '' : `<p data-look="about">${shown(about)}</p>`}</header>
<main>
${sections.join('')}</main></body></html>
`;
}
