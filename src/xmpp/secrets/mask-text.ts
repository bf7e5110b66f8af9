import { applyEdits } from '../../base/text-edit.ts';
import { decodeReferences } from '../../xml/decode-text.ts';
import { parseTolerant } from '../../xml/parse-tolerant.ts';
import { CLIENT_NS } from '../namespaces.ts';
import { noteSecrets, xmlMaskEdits } from './mask-xml.ts';
import type { Masks } from './masks.ts';
import { mayHoldSecret } from './secret-names.ts';

/** Takes note of the secrets in one frame, or in XML as somebody wrote it. */
export function noteSecretsOfXml(xml: string, masks: Masks): void {
  if (!mayHoldSecret(xml)) return;
  const { roots, isBroken } = readXml(xml);
  noteSecrets(roots, masks);
  if (isBroken) noteSecretsOfText(xml, masks);
}

/** Takes note of what stands in a text as `<password>…`, `password='…'` or `password: …`. */
export function noteSecretsOfText(text: string, masks: Masks): void {
  for (const pattern of [ELEMENT, ASSIGNED]) {
    for (const found of text.matchAll(pattern)) masks.add(decodeReferences(found[2] ?? ''));
  }
}

/** The same XML with all that is noted masked, and else as it is. */
export function maskXml(xml: string, masks: Masks): string {
  // Most frames need no parsing: no secret stands there, and none that is noted is in it.
  if (!mayHoldSecret(xml) && !masks.mayBeIn(decodeReferences(xml))) return xml;
  const { roots, isBroken } = readXml(xml);
  const masked = applyEdits(xml, xmlMaskEdits(xml, roots, masks));
  // What is no XML, or not in all its parts, is masked like a sentence, too.
  return isBroken ? maskText(masked, masks) : masked;
}

function readXml(xml: string) {
  const { roots, problems } = parseTolerant(xml, { defaultNs: CLIENT_NS });
  return { roots, isBroken: roots.length !== 1 || problems.length > 0 };
}

const ELEMENT =
  /(<(?:[\w.-]{1,40}:)?(?:password|passwd|passphrase|passcode|pwd|(?:room-?)?secret|credentials?|(?:auth-?|access-?)?token|digest|auth|challenge|response|success|initial-response|additional-data)(?:\s[^<>]{0,400})?>)([^<>]{1,4000})(?=<)/gi;
const ASSIGNED =
  /((?:password|passwd|passphrase|passcode|\bpwd|secret|token)["']?[=:]\s?["']?)([^\s"'<>,;]{1,400})/gi;

/**
 * A sentence or a line of a log with the secrets in it masked: those that are noted, and what stands in it as
 * `<password>…`, `password='…'` or `password: …`.
 */
export function maskText(text: string, masks: Masks): string {
  const mask = (found: string, lead: string, secret: string) =>
    GOES_ON.test(secret) ? found : lead + masks.of(decodeReferences(secret));
  return masks.inText(text.replace(ELEMENT, mask).replace(ASSIGNED, mask));
}

/** Behind an element that a sentence names: `… has no <token>. The stanza's <iq> …`, `<success> is in the namespace …`. */
const GOES_ON =
  /^(?:[.;,] \p{L}| (?:is|are|has|have|of|there|and|or|before|after|in|which|as|at|for|ist|hat|von|und|oder|vor|nach|im|an) )/u;
