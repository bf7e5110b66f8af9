import { visibleText } from '../../base/visible-text.ts';
import { printText, richText } from '../../insight/rich-text.ts';
import { escapeAnywhere } from '../../xml/escape.ts';

/** A text of others as text of HTML, or as an attribute's value in double quotes, with what cannot be seen told. */
export function shown(text: string): string {
  return escapeAnywhere(visibleText(text));
}

/** A text of a lesson, in our notation, on paper: code as it is, sections by their names. */
export function lessonHtml(text: string): string {
  return richText(text)
    .map((part) =>
      part.kind === 'code' ? `<code>${shown(part.text)}</code>` : shown(printText([part])),
    )
    .join('');
}

/** A part of the page under a heading; nothing where nothing is in it. */
export function section(heading: string, body: string): string {
  return body === '' ? '' : `<section><h2>${shown(heading)}</h2>\n${body}</section>\n`;
}
