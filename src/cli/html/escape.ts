import { visible } from '../visible.ts';

/** A text of others as HTML text or as an attribute's value in double quotes: no character of it means anything. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The same on one line, with what cannot be seen told. */
export function shownHtml(text: string): string {
  return escapeHtml(visible(text));
}
