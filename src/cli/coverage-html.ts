import {
  figuresOf,
  isMucFile,
  linesOf,
  percentOf,
  totalOf,
  unreachedIn,
  type Coverage,
  type FileFigures,
  type Share,
} from '../insight/lua-coverage/coverage.ts';
import type { CountedFile } from '../prosody/counted-code.ts';
import { escapeHtml } from './html/escape.ts';

/** What of one Prosody ran. */
export interface CoveredCode {
  readonly name: string;
  readonly coverage: Coverage;
  readonly sourceOf: (file: string) => string;
}

export interface HtmlPage {
  /** Of its file. */
  readonly name: string;
  readonly html: string;
}

/** How each page begins. */
export const COVERAGE_PAGE = '<!doctype html><!-- Caesura coverage -->';

/** An index, and a page for each file that ran, or that is of the code of rooms. They need nothing else, and run no script. */
export function coveragePages(all: readonly CoveredCode[]): readonly HtmlPage[] {
  const pages: HtmlPage[] = [];
  const parts = all.map((code, at) => {
    const files = code.coverage
      .filter((each) => isMucFile(each) || figuresOf(each).lines.ran > 0)
      .sort((a, b) => Number(isMucFile(b)) - Number(isMucFile(a)) || (a.file < b.file ? -1 : 1));
    const nameOf = (file: string) => `${at + 1}-${file.replace(/[^\w.-]+/g, '-')}.html`;
    for (const each of files) {
      pages.push({
        name: nameOf(each.file),
        html: filePage(code.name, each, code.sourceOf(each.file)),
      });
    }
    return indexPart(code, files, nameOf);
  });
  const html = page('Coverage', `<h1>What the scenarios cover</h1>${parts.join('')}`);
  return [{ name: 'index.html', html }, ...pages];
}

function indexPart(
  { name, sourceOf }: CoveredCode,
  files: readonly CountedFile[],
  nameOf: (file: string) => string,
): string {
  const muc = files.filter(isMucFile);
  const rows = files.map((each) => row(figuresOf(each), nameOf(each.file)));
  const unreached = muc.flatMap((each) =>
    unreachedIn(each, sourceOf(each.file)).map(
      (func) =>
        `<li><a href="${escapeHtml(nameOf(each.file))}#L${func.defined}">${escapeHtml(func.name)}</a> <small>${escapeHtml(each.file)}:${func.defined}</small></li>`,
    ),
  );
  return `<h2>Prosody ${escapeHtml(name)}</h2>
<table><thead><tr><th>File</th><th colspan="2">Lines</th><th colspan="2">Functions</th></tr></thead>
<tbody>${row(totalOf('all of modules/muc', muc.map(figuresOf)))}${rows.join('')}</tbody></table>
<h3>Functions of modules/muc that no scenario reached: ${unreached.length}</h3><ul>${unreached.join('')}</ul>`;
}

function row({ file, lines, functions }: FileFigures, href?: string): string {
  const words = escapeHtml(file);
  const name = href === undefined ? words : `<a href="${escapeHtml(href)}">${words}</a>`;
  const cells = (share: Share) =>
    `<td>${share.ran} of ${share.all}</td><td>${percentOf(share)}</td>`;
  return `<tr><th scope="row">${name}</th>${cells(lines)}${cells(functions)}</tr>\n`;
}

function filePage(prosody: string, counted: CountedFile, source: string): string {
  const times = linesOf(counted);
  const { lines, functions } = figuresOf(counted);
  const rows = source.split(/\r?\n/).map((text, index) => {
    const ran = times.get(index + 1);
    const kind = ran === undefined ? '' : ` class="${ran === 0 ? 'missed' : 'ran'}"`;
    return `<tr id="L${index + 1}"${kind}><td>${index + 1}</td><td>${ran ?? ''}</td><td><code>${escapeHtml(text)}</code></td></tr>`;
  });
  return page(
    counted.file,
    `<h1>${escapeHtml(counted.file)}</h1><p><a href="index.html">All files</a> · Prosody ${escapeHtml(prosody)} · ${lines.ran} of ${lines.all} lines (${percentOf(lines)}), ${functions.ran} of ${functions.all} functions (${percentOf(functions)})</p>
<table class="source"><thead><tr><th>Line</th><th>Times</th><th>Code</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  );
}

function page(title: string, body: string): string {
  return `${COVERAGE_PAGE}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${LOOKS}</style></head><body>${body}</body></html>
`;
}

const LOOKS = `:root{color-scheme:light dark}body{font:14px/1.5 system-ui,sans-serif;margin:1.5rem;max-width:100rem}
table{border-collapse:collapse}th,td{text-align:left;padding:.1rem .75rem;white-space:nowrap}td{font-variant-numeric:tabular-nums;text-align:right}
.source{width:100%}.source td:last-child{text-align:left;width:100%}code{font:13px/1.4 ui-monospace,monospace;white-space:pre;tab-size:4}
.ran td:nth-child(2){color:light-dark(#0b6b2e,#6fd08c)}.missed{background:light-dark(#fde8e6,#4a1f1c)}.missed td:nth-child(2){color:light-dark(#a4160b,#ff9a90);font-weight:600}
:target{outline:2px solid currentColor}`;
