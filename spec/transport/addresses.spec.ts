import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { attributeValue, xml } from '../../src/xml/element.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { printXml } from '../../src/xml/print.ts';
import { runEmbedded } from '../support/embedded-run.ts';
import { embeddedProsody } from '../support/prosody.ts';
import { playOnline, welcoming } from './stage.ts';

/** What stands where an address should, and is none. */
const FORMS: readonly string[] = [
  '@',
  '/x',
  '@/',
  'a@@b',
  '@localhost',
  'romeo@',
  'romeo@localhost/',
  'a b@localhost',
  'romeo@local host',
  '"&\'<>@localhost',
  '<script>@localhost',
  `${'x'.repeat(5_000)}@localhost`,
  `romeo@localhost/${'x'.repeat(5_000)}`,
  // RFC 3454: not assigned, for private use, against the rules for right-to-left, invisible, a look-alike.
  '\u0378@localhost',
  '\uE000@localhost',
  'a\u05D0@localhost',
  '\u200B@localhost',
  '\u202Eromeo@localhost',
  'r\u043Emeo@localhost',
  '\u{1F600}@localhost',
  '.',
  '..@..',
  '[::1',
  'romeo@localhost@localhost/a/b',
  '__proto__',
  '${JID}',
  '%s\\0',
];

/** What XML can say. */
function isSayable(text: string): boolean {
  const parsed = parseStrict(printXml(xml('a', { b: text })));
  return parsed.ok && attributeValue(parsed.value, 'b') === text;
}

async function isHeard(address: string): Promise<void> {
  const { server, witness, session } = await playOnline();
  const stanza = xml('message', { xmlns: 'jabber:client', from: address, to: address, id: 'm' });
  const frame = printXml(stanza);
  server.says(frame);
  expect(witness.frames.at(-1)).toMatchObject({
    direction: 'received',
    phase: 'session',
    xml: frame,
  });
  expect(attributeValue(ensure(witness.session[0]?.stanza, 'a stanza'), 'from')).toBe(address);
  server.says(`<message xmlns='jabber:client' id='next'/>`);
  expect(witness.session).toHaveLength(2);
  session.disconnect();
  expect(await witness.isClosed).toBeUndefined();
}

async function isSaid(address: string): Promise<void> {
  const { server, witness, session } = await playOnline();
  session.send(xml('message', { to: address, from: address }));
  const sent = parseStrict(server.heard.at(-1) ?? '');
  expect(sent.ok && attributeValue(sent.value, 'to')).toBe(address);
  expect(sent.ok && attributeValue(sent.value, 'from')).toBe(address);
  session.send(xml('presence'));
  expect(witness.session).toHaveLength(2);
  session.disconnect();
  expect(await witness.isClosed).toBeUndefined();
}

describe('an address that is none', () => {
  it.each(['', ...FORMS])('reaches the trace, and the session goes on: %j', isHeard);
  it.each(['', ...FORMS])('goes out as it is written: %j', isSaid);

  it('whatever it is', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 }).filter(isSayable);
    const nearlyOne = fc
      .array(fc.constantFrom('@', '/', '.', 'a', ' ', 'é', '\u200B', '\t', '\n'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, nearlyOne), async (address) => {
        await isHeard(address);
        await isSaid(address);
      }),
      { numRuns: 150 },
    );
  });

  it('does not keep a session from being set up', async () => {
    for (const from of FORMS) {
      const part = welcoming();
      const addressed = (frame: string) => {
        const parsed = parseStrict(frame);
        if (!parsed.ok) throw new Error(frame);
        const attributes = xml('a', { from, to: from }).attributes;
        const own = parsed.value.attributes.filter(({ local }) => local !== 'from');
        return printXml({ ...parsed.value, attributes: [...own, ...attributes] });
      };
      const { session } = await playOnline((frame) => part(frame).map(addressed));
      session.abort();
    }
  });
});

const server = await embeddedProsody();

describe.skipIf(!server)('an address that is none, on the embedded Prosody', () => {
  afterAll(() => server?.dispose());

  it.each(FORMS)('is answered or not, and the run goes on: %j', async (address) => {
    const { events } = await runEmbedded(
      ensure(server, 'an embedded Prosody'),
      SCRIPT.replace('ADDRESS', () => written(address)),
    );
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'passed' });
  });
});

/** As the value of an attribute in a script, where `${…}` is a placeholder. */
function written(address: string): string {
  const element = printXml(xml('a', { b: address }));
  return element.slice(element.indexOf('"') + 1, -'"/>'.length).replaceAll('${', '$ {');
}

const SCRIPT = `[Client] Romeo
\tjid: romeo@localhost
\tpassword: password

-----

Romeo connects

Romeo sends:
\t<presence/>

Romeo sends:
\t<message to="ADDRESS" id="m1"><body>a</body></message>

Romeo sends:
\t<message to="romeo@localhost" id="m2"><body>b</body></message>

Romeo receives:
\t<message id="m2"><body>b</body></message>
`;
