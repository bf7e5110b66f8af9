/** How many characters at the end of a JID are to stay where its middle goes: its resource, and never less than 10. */
export function jidTail(jid: string): number {
  const slash = jid.indexOf('/');
  return slash === -1 ? 10 : Math.max(10, jid.length - slash);
}
