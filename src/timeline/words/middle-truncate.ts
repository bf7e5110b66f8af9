const ELLIPSIS = '…';

/**
 * A JID in at most `limit` characters, with the ellipsis where it hurts least. The bare part stays whole as long as
 * it fits, and the resource loses its head (`user@localhost/…zUb0`); then the domain loses its middle
 * (`room@conf…localhost`). A limit below 5 is taken as 5.
 */
export function truncateJid(jid: string, limit: number): string {
  const room = Math.max(Math.floor(limit), 5);
  if (jid.length <= room) return jid;
  const slash = jid.indexOf('/');
  if (slash === -1) return truncateMiddle(jid, room);
  const tail = room - slash - 1 - ELLIPSIS.length;
  if (tail >= 2) return `${jid.slice(0, slash + 1)}${ELLIPSIS}${jid.slice(-tail)}`;
  const bare = jid.slice(0, slash);
  return bare.length <= room ? bare : truncateMiddle(bare, room);
}

/** A text in at most `limit` characters (5 or more), both ends kept. */
export function truncateMiddle(text: string, limit: number): string {
  const room = Math.max(Math.floor(limit), 5);
  if (text.length <= room) return text;
  const head = Math.ceil((room - ELLIPSIS.length) / 2);
  const tail = room - ELLIPSIS.length - head;
  return `${text.slice(0, head)}${ELLIPSIS}${text.slice(text.length - tail)}`;
}
