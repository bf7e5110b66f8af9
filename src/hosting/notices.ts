import { MIT } from '../base/mit-licence.ts';

/** A notice that has to go with what is shipped. */
export interface Notice {
  /** As a heading names it. */
  readonly name: string;
  readonly text: string;
}

const ISC = `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** Of packages that come without the text of their licence. */
const OF_PACKAGES: readonly Notice[] = [
  {
    name: 'saxes',
    text: `Copyright (c) Contributors\n\n${ISC}\n\nThe licence of sax, from which saxes was forked:\n\nCopyright (c) Isaac Z. Schlueter and Contributors\n\n${ISC}\n\nString.fromCodePoint by Mathias Bynens:\n\nCopyright Mathias Bynens <https://mathiasbynens.be/>\n\n${MIT}`,
  },
  {
    name: 'xz-decompress',
    text: `Copyright (c) Steven Sanderson, Tim Perry and contributors; walloc: Copyright (c) 2020 Igalia, S.L.\n\n${MIT}\n\nIts WebAssembly holds XZ Embedded by Lasse Collin and Igor Pavlov, which is in the public domain.`,
  },
  { name: 'koa-compose', text: `Copyright (c) 2013 TJ Holowaychuk tj@apex.sh\n\n${MIT}` },
];

/** Of what lies inside other packages, and is in no list of packages. */
const INSIDE_OTHERS: readonly (Notice & { readonly inside: string })[] = [
  {
    name: 'DOMPurify',
    inside: 'monaco-editor',
    text: 'Copyright (c) Cure53 and other contributors\n\nUsed under the Apache License, Version 2.0, whose text stands elsewhere in this file.',
  },
  {
    name: 'Emscripten',
    inside: 'wasmoon',
    text: `Copyright (c) 2010-2024 Emscripten authors, see the AUTHORS file of Emscripten.\n\n${MIT}`,
  },
  {
    name: 'musl',
    inside: 'wasmoon',
    text: `Copyright © 2005-2020 Rich Felker, et al.\n\n${MIT}`,
  },
];

/**
 * Vite's list of licences, each package with the text of its licence, and what it does not know of. Throws when a
 * package has none.
 */
export function completeLicences(list: string): string {
  const [head = '', ...sections] = list.split(/^## /m);
  const filled = sections.map((section) => `## ${withText(section)}`);
  const names = sections.map(nameOf);
  const inside = INSIDE_OTHERS.filter((each) => names.includes(each.inside)).map(
    (each) => `## ${each.name} (inside ${each.inside})\n\n${each.text}\n`,
  );
  return [head, ...filled, ...inside].map((part) => part.trim()).join('\n\n');
}

function withText(section: string): string {
  const [heading = '', ...rest] = section.split('\n');
  if (rest.join('').trim() !== '') return section;
  const name = nameOf(section);
  const notice = OF_PACKAGES.find((each) => each.name === name);
  if (notice !== undefined) return `${heading}\n\n${notice.text}\n`;
  throw new Error(`${name} comes without the text of its licence: add it to ${import.meta.url}.`);
}

/** `saxes - 6.0.0 (ISC)` → `saxes`. */
function nameOf(section: string): string {
  return section.split(' - ', 1)[0] ?? '';
}
