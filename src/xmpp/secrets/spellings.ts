import { base64, utf8 } from '../../base/octets.ts';
import { escapeText } from '../../xml/escape.ts';

/** Other ways in which a text carries this value: escaped for XML, JSON or an address, or as base64 (RFC 4648). */
export function spellingsOf(value: string, users: readonly string[] = []): ReadonlySet<string> {
  const plain = new Set([value, value.normalize('NFC'), value.normalize('NFKC')]);
  const spellings = new Set<string>();
  for (const each of plain) {
    for (const spelling of escapedForms(each)) spellings.add(spelling);
    for (const spelling of base64Forms(each, users)) spellings.add(spelling);
  }
  return spellings;
}

function escapedForms(value: string): readonly string[] {
  const text = escapeText(value);
  const percent = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
  return [
    value,
    text,
    text.replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
    text.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    text.replaceAll('"', '&quot;'),
    text.replaceAll("'", '&apos;'),
    escapeText(text),
    JSON.stringify(value).slice(1, -1),
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    percent.replaceAll('%20', '+'),
  ];
}

/** What PLAIN (RFC 4616) and Basic (RFC 7617) send. */
function base64Forms(value: string, users: readonly string[]): readonly string[] {
  const messages = users.flatMap((user) => [
    `\0${user}\0${value}`,
    `${user}\0${user}\0${value}`,
    `${user}:${value}`,
  ]);
  const encoded = [value, ...messages]
    .map((text) => base64(utf8(text)))
    .filter((text) => text.length >= LEAST_BASE64);
  return encoded.flatMap((text) => [text, text.replace(/={1,2}$/, '')]);
}

/** Shorter ones are words. */
const LEAST_BASE64 = 12;
