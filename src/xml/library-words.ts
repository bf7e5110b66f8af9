/** How the messages of the parser’s library begin, the longer ones first; what stands behind that is what they are about. */
export const LIBRARY_WORDS = [
  ['unclosed tag: ', 'unclosed'],
  ['unmatched closing tag: ', 'unmatched'],
  ['unexpected close tag', 'unfitting'],
  ['weird empty close tag', 'nameless'],
  ['duplicate attribute: ', 'twice'],
  ['malformed name: ', 'no-name'],
  ['attribute without value', 'no-value'],
  ['unquoted attribute value', 'no-quotes'],
  ['no whitespace between attributes', 'no-space'],
  ['disallowed character in attribute name', 'attribute'],
  ['disallowed character in tag name', 'tag'],
  ['disallowed character in closing tag', 'end-tag'],
  ['disallowed character in processing', 'instruction'],
  ['disallowed character in entity name', 'ampersand'],
  ['disallowed character', 'character'],
  ['forward-slash in opening tag', 'slash'],
  ['text data outside of root node', 'text-outside'],
  ['documents may contain only one root', 'second'],
  ['document must contain a root element', 'none'],
  ['undefined entity', 'entity'],
  ['empty entity name', 'ampersand'],
  ['malformed character entity', 'reference'],
  ['the string "]]>"', 'end-of-data'],
  ['malformed comment', 'comment'],
  ['inappropriately located doctype', 'document-type'],
  ['incorrect syntax', 'neither'],
  ['processing instruction', 'instruction'],
  ['an XML declaration must be at the start', 'not-first'],
  ['the XML declaration must appear at the start', 'not-first'],
  ['unexpected end', 'end'],
] as const;

/** Kinds of faults that the library finds with our options: in XML 1.0, without namespaces. */
export type LibraryFault = (typeof LIBRARY_WORDS)[number][1] | 'declaration';

/** The rest of what can be wrong with `<?xml …?>`. */
export const OF_DECLARATION =
  /^(?:XML declaration|did not expect|expected |value (?:required|must)|(?:version|encoding|standalone) |whitespace required|The character \?)/;
