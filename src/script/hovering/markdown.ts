import { visibleText } from '../../base/visible-text.ts';
import type { HoverPart } from '../hover.ts';

/** A part of a hover as Markdown. All of its texts stay plain text, whatever is in them. */
export function markdownOf({ title, sentences, section, url }: HoverPart): string {
  const reference = section === undefined ? [] : [linkTo(section, url)];
  return [`**${escapeMarkdown(title)}**`, ...sentences.map(escapeMarkdown), ...reference].join(
    '\n\n',
  );
}

/** Only addresses of the web become links. */
function linkTo(section: string, url: string | undefined): string {
  const words = escapeMarkdown(section);
  if (url === undefined || !/^https?:\/\/[^\s()<>\\]+$/i.test(url)) return words;
  return `[${words}](${url})`;
}

/** Text that means itself in Markdown and HTML: https://spec.commonmark.org/0.31.2/#backslash-escapes */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(/[!-/:-@[-`{-~]/g, (mark) => ENTITIES[mark] ?? `\\${mark}`)
    .replace(/\s+/g, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
