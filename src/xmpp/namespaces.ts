/** Namespaces by what they are for. Those of whole extensions are in the MUC registry of `insight/`. */

/** RFC 6120, section 4.8.2. */
export const CLIENT_NS = 'jabber:client';
/** RFC 7395, section 3.3.2. */
export const FRAMING_NS = 'urn:ietf:params:xml:ns:xmpp-framing';
/** RFC 6120, section 4.8.1: features and errors of the stream. */
export const STREAM_NS = 'http://etherx.jabber.org/streams';
/** RFC 6120, section 4.9.2: conditions of stream errors. */
export const STREAM_ERRORS_NS = 'urn:ietf:params:xml:ns:xmpp-streams';
/** RFC 6120, section 8.3.2: conditions of stanza errors. */
export const STANZA_ERRORS_NS = 'urn:ietf:params:xml:ns:xmpp-stanzas';
/** RFC 6120, section 6. */
export const SASL_NS = 'urn:ietf:params:xml:ns:xmpp-sasl';
/** RFC 6120, section 7. */
export const BIND_NS = 'urn:ietf:params:xml:ns:xmpp-bind';
/** XEP-0045. */
export const MUC_NS = 'http://jabber.org/protocol/muc';
export const MUC_USER_NS = 'http://jabber.org/protocol/muc#user';
export const MUC_ADMIN_NS = 'http://jabber.org/protocol/muc#admin';
export const MUC_OWNER_NS = 'http://jabber.org/protocol/muc#owner';
/** XEP-0004. */
export const DATA_FORM_NS = 'jabber:x:data';
/** XEP-0203. */
export const DELAY_NS = 'urn:xmpp:delay';
/** XEP-0199. */
export const PING_NS = 'urn:xmpp:ping';
/** XEP-0077. */
export const REGISTER_NS = 'jabber:iq:register';
/** XEP-0030. */
export const DISCO_INFO_NS = 'http://jabber.org/protocol/disco#info';
export const DISCO_ITEMS_NS = 'http://jabber.org/protocol/disco#items';
/** XEP-0092. */
export const VERSION_NS = 'jabber:iq:version';

/**
 * What the prefix `scansion:` of a script stands for. Scripts never declare it, so the name is ours; it never
 * reaches the wire.
 */
export const SCANSION_NS = 'urn:caesura:scansion';

/** The prefixes that a script need not declare. */
export const SCRIPT_PREFIXES = { scansion: SCANSION_NS, stream: STREAM_NS } as const;
