import { driven } from '../../src/state/driven-server.ts';
import { expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import type { ActorConnector } from '../../src/run/ports.ts';
import { acceptUntilGreen } from '../../src/state/accept-until-green.ts';
import type { Stores } from '../../src/state/app-state.ts';
import { ok } from '../../src/base/result.ts';
import { stanza } from '../match/notation.ts';
import { shownRun } from '../../src/state/run-selectors.ts';
import { page, port } from './page-stage.ts';

const HEAD = `# Hello

[Client] Romeo
\tjid: romeo@localhost
\tpassword: password

-----

Romeo connects

`;
const SCRIPT = `${HEAD}Romeo receives:
\t<presence>
\t\t<x xmlns="urn:x">
# The newest one first.
\t\t\t<a/>
\t\t</x>
\t</presence>

Romeo receives:
\t<message>
\t\t<body>Hello</body>
\t</message>
`;
const ACCEPTED = `${HEAD}Romeo receives:
\t<presence>
\t\t<x xmlns="urn:x">
# The newest one first.
\t\t\t<a/>
\t\t\t<b/>
\t\t</x>
\t</presence>

Romeo receives:
\t<message>
\t\t<body>Bye</body>
\t</message>
`;

const SENT = [
  '<presence xmlns="jabber:client"><x xmlns="urn:x"><a/><b/></x></presence>',
  '<message xmlns="jabber:client"><body>Bye</body></message>',
];

/** A server that sends these stanzas to everybody who comes online. */
const sending = (stanzas: readonly string[]): ActorConnector => ({
  connect: ({ jid }, listener) => {
    queueMicrotask(() => {
      listener.online(`${jid}/1`);
      for (const xml of stanzas) {
        const received = stanza(xml);
        listener.frame({ direction: 'received', phase: 'session', xml, stanza: received });
      }
    });
    const close = () => queueMicrotask(() => listener.closed());
    return { send: () => undefined, sendRaw: () => undefined, disconnect: close, abort: close };
  },
});
const connector = sending(SENT);

/** An editor that has one kind of line end, whatever the edits have. */
function writer(stores: () => Stores, lineEnd: string) {
  return {
    applyEdits: (edits: Parameters<typeof applyEdits>[1]) =>
      stores().document.setState(({ text }) => ({
        text: applyEdits(text, edits).replace(/\r\n|\r|\n/g, lineEnd),
      })),
    renamed: () => undefined,
    revealLine: () => undefined,
    cursor: () => ({ line: 1, hasFocus: false }),
    goTo: () => undefined,
    commands: () => [],
    focus: () => undefined,
  };
}

it.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('accepts what came, run by run, in a script of %s lines', async (_, lineEnd) => {
  const { stores, clock, actions } = page(SCRIPT.replaceAll('\n', lineEnd), {
    openServer: () => Promise.resolve(ok(driven({ connector, port }))),
    editor: () => editor,
  });
  const editor = writer(() => stores, lineEnd);
  const accepting = acceptUntilGreen(stores, actions);
  await clock.pass(60_000);
  const { outcome, accepted } = await accepting;
  expect(accepted.map(({ step }) => step)).toEqual([2, 3]);
  expect(outcome).toBe('green');
  expect(stores.document.getState().text).toBe(ACCEPTED.replaceAll('\n', lineEnd));
});

it('says at the run why it stopped, until the next run', async () => {
  const refusal =
    '<message xmlns="jabber:client" type="error"><error type="cancel"><forbidden xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></message>';
  const { stores, clock, actions } = page(SCRIPT, {
    openServer: () =>
      Promise.resolve(ok(driven({ connector: sending([...SENT.slice(0, 1), refusal]), port }))),
    editor: () => editor,
  });
  const editor = writer(() => stores, '\n');
  const accepting = acceptUntilGreen(stores, actions);
  await clock.pass(60_000);
  expect((await accepting).outcome).toBe('refused');
  expect(shownRun(stores.runs.getState()).acceptance).toEqual({
    why: 'refused',
    step: 3,
    repairs: 1,
  });
  actions.run();
  expect(shownRun(stores.runs.getState()).acceptance).toBeUndefined();
});
