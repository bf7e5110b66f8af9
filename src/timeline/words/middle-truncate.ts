const ELLIPSIS = '…';
/** No limit is smaller than this. */
const LEAST = 5;

/**
 * A JID in at most `limit` characters, with the ellipsis where it hurts least. The bare part stays whole as long as
 * it fits, and the resource loses its head (`user@localhost/…zUb0`); then the domain loses its middle
 * (`room@conf…localhost`). That there is a resource is always seen (`user@localhost/…`), so that what is shown is
 * never another address. A limit below 5 is taken as 5.
 */
export function truncateJid(jid: string, limit: number): string {
  const room = Math.max(Math.floor(limit), LEAST);
  if (jid.length <= room) return jid;
  const slash = jid.indexOf('/');
  if (slash === -1) return cutMiddle(jid, room);
  const tail = room - slash - 1 - ELLIPSIS.length;
  if (tail >= 2) return `${jid.slice(0, slash + 1)}${ELLIPSIS}${jid.slice(-tail)}`;
  const rest = `/${ELLIPSIS}`;
  return `${cutMiddle(jid.slice(0, slash), room - rest.length)}${rest}`;
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
