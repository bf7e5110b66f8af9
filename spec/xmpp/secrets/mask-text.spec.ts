import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits } from '../../../src/base/text-edit.ts';
import { parseTolerant } from '../../../src/xml/parse-tolerant.ts';
import { CLIENT_NS } from '../../../src/xmpp/namespaces.ts';
import { maskText, maskXml, noteSecretsOfXml } from '../../../src/xmpp/secrets/mask-text.ts';
import { noteSecrets, xmlMaskEdits } from '../../../src/xmpp/secrets/mask-xml.ts';
import { Masks } from '../../../src/xmpp/secrets/masks.ts';
import { mayHoldSecret } from '../../../src/xmpp/secrets/secret-names.ts';
import { xmlValues } from '../../../src/xmpp/secrets/xml-values.ts';

const NAMES = fc.constantFrom(
  ...[
    'body',
    'password',
    'Secret',
    'room-secret',
    'credentials',
    'auth-token',
    'value',
    'hash',
    'pwd',
    'success',
  ],
  ...['additional-data', 'initial-response', 'digest', 'passcode', 'header', 'field'],
);
const SPACES = fc.constantFrom(
  ...[
    '',
    ' xmlns="jabber:iq:auth"',
    ' xmlns="urn:ietf:params:xml:ns:xmpp-sasl"',
    ' xmlns="jabber:x:data"',
  ],
);
const ATTRIBUTES = fc.constantFrom(
  ...[
    '',
    ' type="text-private"',
    ' var="muc#roomconfig_roomsecret"',
    ' var="p&#97;sswd"',
    ' name="Cookie"',
  ],
  ...[' name="authorization"', ' token="tomb-of-capulet"', ' id="ab"', ' id="tomb of\n capulet"'],
);
const TEXTS = fc.constantFrom(
  'ab',
  'tomb-of-capulet',
  'of capulet',
  'x',
  'tomb of\n capulet',
  'a&amp;b',
  '',
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .tuple(
      NAMES,
      SPACES,
      ATTRIBUTES,
      TEXTS,
      fc.oneof({ maxDepth: 2 }, fc.constant(''), tie('tree')),
    )
    .map(
      ([name, ns, attribute, text, inner]) => `<${name}${ns}${attribute}>${text}${inner}</${name}>`,
    ),
}));
const KNOWN = fc.subarray(['ab', 'tomb-of-capulet', 'tomb of  capulet', 'a&b', 'x']);

const rootsOf = (xml: string) => parseTolerant(xml, { defaultNs: CLIENT_NS }).roots;

it('what is passed over without parsing holds no secret', () => {
  fc.assert(
    fc.property(tree, KNOWN, (xml, known) => {
      const roots = rootsOf(xml);
      if (xmlValues(roots).some(({ isSecret, value }) => isSecret && value !== '')) {
        expect(mayHoldSecret(xml)).toBe(true);
      }
      const [quick, slow] = [new Masks(), new Masks()];
      for (const secret of known) [quick, slow].forEach((masks) => masks.add(secret));
      noteSecretsOfXml(xml, quick);
      noteSecrets(roots, slow);
      expect(quick.count).toBe(slow.count);
      expect(maskXml(xml, quick)).toBe(applyEdits(xml, xmlMaskEdits(xml, roots, slow)));
    }),
    { numRuns: 300 },
  );
});

it('a sentence that names elements goes on behind them; what they hold is masked', () => {
  const told = [
    "The script expects <token>. The stanza's <iq> has no <token>.",
    'its <auth> has <success> in its place; the script expects <response> of <challenge>.',
    'This can never come: <success> is in the namespace urn:a. Only <message> can be expected.',
  ];
  const masks = new Masks();
  for (const sentence of told) expect(maskText(sentence, masks)).toBe(sentence);
  expect(maskText('its <x> has <token>tomb-of-capulet</token>', masks)).not.toContain('tomb');
  expect(maskText('<password>tomb of capulet<b', masks)).not.toContain('tomb');
});
