/** `…/muc#user` for `http://jabber.org/protocol/muc#user`; what is short stays whole. */
export function shortNamespace(ns: string): string {
  const slash = ns.lastIndexOf('/');
  return ns.length <= 24 || slash < 0 || slash === ns.length - 1 ? ns : `…${ns.slice(slash)}`;
}
