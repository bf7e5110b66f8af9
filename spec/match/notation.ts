import { ensure } from '../../src/base/assert.ts';
import { diffStanza } from '../../src/match/diff.ts';
import type { StanzaDiff } from '../../src/match/difference.ts';
import { matches, type Match } from '../../src/match/match.ts';
import type { XmlElement } from '../../src/xml/element.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { parseTolerant } from '../../src/xml/parse-tolerant.ts';
import { CLIENT_NS, SCANSION_NS } from '../../src/xmpp/namespaces.ts';

/** How a script's XML is parsed. */
export const IN_SCRIPT = { defaultNs: CLIENT_NS, prefixes: { scansion: SCANSION_NS } };

/** An expectation as a script has it, with ranges into the text. */
export function pattern(text: string): XmlElement {
  const { roots, problems } = parseTolerant(text, IN_SCRIPT);
  if (problems.length > 0) throw new Error(`${text}: ${problems[0]?.message ?? ''}`);
  return ensure(roots[0], 'an element');
}

/** A stanza as it comes from the wire; `xmlns='jabber:client'` is added at the root. */
export function stanza(text: string): XmlElement {
  const rooted = text.replace(/^\s*<(\w+)(?![^>]*\sxmlns=)/, `<$1 xmlns='${CLIENT_NS}'`).trim();
  const parsed = parseStrict(rooted);
  if (!parsed.ok) throw new Error(`${rooted}: ${parsed.error.sentence}`);
  return parsed.value;
}

export function match(expected: string, received: string): Match | undefined {
  return matches(pattern(expected), stanza(received));
}

export function diff(expected: string, received: string): StanzaDiff {
  return diffStanza(pattern(expected), stanza(received));
}

/** Each difference as `kind path`, e.g. `attribute-missing message/x/item/@role`. */
export function told(expected: string, received: string): readonly string[] {
  return diff(expected, received).differences.map(({ kind, path }) => `${kind} ${path.join('/')}`);
}

export function sentences(expected: string, received: string): readonly string[] {
  return diff(expected, received).differences.map(({ sentence }) => sentence);
}
