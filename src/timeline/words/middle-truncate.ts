const ELLIPSIS = '…';
/** No limit is smaller than this. */
const LEAST = 5;

/**
 * A JID in at most `limit` characters, with the ellipsis where it hurts least. The resource, in a room the nickname, is
 * what tells addresses of one kind apart: it stays, and what is before it loses its middle (`room@c…lhost/Romeo`), or goes
 * (`…/Romeo`). Only a resource that does not fit by itself loses its own middle (`…/Ro…eo`). An ellipsis is always
 * seen, so that what is shown is never another address. A limit below 5 is taken as 5.
 */
export function truncateJid(jid: string, limit: number): string {
  const room = Math.max(Math.floor(limit), LEAST);
  if (jid.length <= room) return jid;
  const slash = jid.indexOf('/');
  if (slash === -1) return cutMiddle(jid, room);
  const resource = jid.slice(slash);
  const left = room - resource.length;
  if (left >= LEAST) return `${cutMiddle(jid.slice(0, slash), left)}${resource}`;
  if (left >= ELLIPSIS.length) return `${ELLIPSIS}${resource}`;
  return `${ELLIPSIS}/${cutMiddle(resource.slice(1), room - ELLIPSIS.length - 1)}`;
}

/** How many characters at the end of a JID are to stay where its middle goes: its resource, and never less than 10. */
export function jidTail(jid: string): number {
  const slash = jid.indexOf('/');
  return slash === -1 ? 10 : Math.max(10, jid.length - slash);
}

/** A text in at most `limit` characters (5 or more), both ends kept. */
export function truncateMiddle(text: string, limit: number): string {
  return cutMiddle(text, Math.max(Math.floor(limit), LEAST));
}

/** The same for text as XML has it: no entity (`&amp;`) is cut in two. */
export function truncateEscaped(text: string, limit: number): string {
  const cut = truncateMiddle(text, limit);
  return cut === text ? text : cut.replace(/(?:&[#\w]{0,6})?…(?:[#\w]{0,6};)?/, ELLIPSIS);
}

function cutMiddle(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = Math.ceil((room - ELLIPSIS.length) / 2);
  const tail = room - ELLIPSIS.length - head;
  return `${text.slice(0, head)}${ELLIPSIS}${text.slice(text.length - tail)}`;
}
