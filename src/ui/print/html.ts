import { languageOfLesson } from '../../base/language.ts';
import { visibleText } from '../../base/visible-text.ts';
import { printText, richText } from '../../insight/rich-text.ts';
import { escapeAnywhere } from '../../xml/escape.ts';

/** A text of others as text of HTML, or as an attribute's value in double quotes, with what cannot be seen told. */
export function shown(text: string): string {
  return escapeAnywhere(visibleText(text));
}

/** A text of a lesson, in our notation, on paper: code as it is, sections by their names; with its language where that is not the page's. */
export function lessonHtml(text: string): string {
  const parts = richText(text).map((part) =>
    part.kind === 'code' ? `<code>${shown(part.text)}</code>` : shown(printText([part])),
  );
  const lang = langOf(text);
  return lang === '' ? parts.join('') : `<span${lang}>${parts.join('')}</span>`;
}

/** The attribute that says in which language a text of a lesson is; empty where it is that of the page, or nobody knows. */
export function langOf(text: string): string {
  const lang = languageOfLesson(text);
  return lang === undefined ? '' : ` lang="${lang}"`;
}

/** A part of the page under a heading; nothing where nothing is in it. */
export function section(heading: string, body: string): string {
  return body === '' ? '' : `<section><h2>${shown(heading)}</h2>\n${body}</section>\n`;
}
