import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { ensure } from '../../src/base/assert.ts';
import {
  embeddedLike,
  installedNative,
  type NativeInstall,
  nativeProsody13,
} from '../support/native-installs.ts';
import {
  type NativeProsody,
  nativeProsodyIsInstalled,
  startNativeProsody,
} from '../support/native-prosody.ts';
import { CLOSE, OPEN, frameClient, join, plainAuth, signIn } from '../support/prosody-client.ts';

/** What a client sends, frame by frame; the answers of both servers must be the same. */
const EXCHANGES: Readonly<Record<string, readonly string[]>> = {
  'no <open/> first': ["<message xmlns='jabber:client'/>"],
  'an unknown host': [OPEN.replace('localhost', 'verona.example')],
  'no host': [OPEN.replace("to='localhost' ", '')],
  'a malformed host': [OPEN.replace('localhost', '&#x221;')],
  'a cut frame, then another': [OPEN, '<message', '/>'],
  'mismatched tags': [...signIn('romeo'), "<message xmlns='jabber:client'><a></b></message>"],
  'an unbound prefix': [...signIn('romeo'), "<a:message xmlns='jabber:client'/>"],
  'an undefined entity': [...signIn('romeo'), "<message xmlns='jabber:client'>&nbsp;</message>"],
  'a bare ampersand': [...signIn('romeo'), "<message xmlns='jabber:client'>A & B</message>"],
  'a duplicate attribute': [...signIn('romeo'), "<message xmlns='jabber:client' id='1' id='2'/>"],
  'a character that XML lacks': [
    ...signIn('romeo'),
    "<message xmlns='jabber:client'>\u0001</message>",
  ],
  'a comment': [...signIn('romeo'), "<message xmlns='jabber:client'><!-- aside --></message>"],
  'a processing instruction': [
    ...signIn('romeo'),
    "<message xmlns='jabber:client'><?aside x?></message>",
  ],
  'a document type': ['<!DOCTYPE open>', OPEN],
  'a document type within': [...signIn('romeo'), '<!DOCTYPE message>'],
  'an XML declaration': [`<?xml version='1.0'?>${OPEN}`],
  'a CDATA section': [...signIn('romeo'), toSelf('<body><![CDATA[a < b]]></body>')],
  'character references': [...signIn('romeo'), toSelf('<body>&#x1F339;&#233;&lt;&quot;</body>')],
  'text that does not start with <': [OPEN, 'hello'],
  'white space': [OPEN, ' '],
  'an element that is no stanza': [...signIn('romeo'), "<note xmlns='jabber:client'/>"],
  'a stanza before signing in': [OPEN, "<iq xmlns='jabber:client' type='get' id='1'/>"],
  'a missing namespace': [
    ...signIn('romeo'),
    "<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>",
  ],
  'a wrong mechanism': [OPEN, plainAuth('romeo').replace('PLAIN', 'X-NONE')],
  'malformed base64': [OPEN, plainAuth('romeo').replace(/>.*</, '>!!!<')],
  'an empty response': [OPEN, plainAuth('romeo').replace(/>.*</, '><')],
  'a user name that stringprep refuses': [OPEN, plainAuth('ro meo')],
  'a user name in capitals': signIn('ROMEO'),
  'a resource that stringprep refuses': signIn('romeo', '\u200E'),
  'a nickname that stringprep refuses': [...signIn('romeo'), join('verona', '\u{1F916}')],
  'a nickname with a combining mark': [...signIn('romeo'), join('verona', 'Jose\u0301')],
  'a nickname with a soft hyphen': [...signIn('romeo'), join('verona', 'Ro\u00ADmeo')],
  'a nickname from right to left': [...signIn('romeo'), join('verona', '\u05D0a')],
  'a room name in capitals and ß': [...signIn('romeo'), join('Stra\u00DFe', 'Romeo')],
  'close at once': [OPEN, CLOSE],
  'close when signed in': [...signIn('romeo'), CLOSE],
  'a stream error from the client': [
    ...signIn('romeo'),
    "<stream:error xmlns:stream='http://etherx.jabber.org/streams'><reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>",
  ],
  'another host on restart': [
    OPEN,
    plainAuth('romeo'),
    OPEN.replace('localhost', 'conference.localhost'),
  ],
  'a frame that is too large': [OPEN, `<a>${'x'.repeat(12_000)}</a>`],
  'deep nesting': [...signIn('romeo'), toSelf('<a>'.repeat(200) + '</a>'.repeat(200))],
  'a language': [...signIn('romeo'), toSelf('<body xml:lang="it">Ciao</body>')],
  'prefixes within': [
    ...signIn('romeo'),
    toSelf('<p:x xmlns:p="urn:x" p:a="1" b="2"><p:y/></p:x>'),
  ],
  'an attribute with line breaks': [
    ...signIn('romeo'),
    toSelf('<x xmlns="urn:x" a="1\n2&#10;3"/>'),
  ],
  'a question about software': [
    ...signIn('romeo'),
    "<iq xmlns='jabber:client' type='get' id='v' to='localhost'><query xmlns='urn:xmpp:ping:none'/></iq>",
  ],
};

const isThere = nativeProsodyIsInstalled();
const installs = [await installedNative(), await nativeProsody13()].filter(isFound);

describe.skipIf(!isThere).each(installs)(
  'the embedded server of the Lua of $version answers as that native Prosody does',
  (install) => {
    let ours: ProsodyServer;
    let theirs: NativeProsody;
    beforeAll(async () => {
      ours = await embeddedLike(install);
      theirs = ensure(await startNativeProsody({ binary: install.binary }), 'a native Prosody');
      // The native server keeps what earlier exchanges left: the embedded one does so as well.
      await ours.reset();
    });
    afterAll(async () => {
      ours.dispose();
      await theirs.stop();
    });

    for (const [name, frames] of Object.entries(EXCHANGES)) {
      it(name, async () => {
        expect(await playEmbedded(ours, frames)).toEqual(await playNative(theirs, frames));
      });
    }
  },
);

function isFound(install: NativeInstall | undefined): install is NativeInstall {
  return install !== undefined;
}

async function playEmbedded(server: ProsodyServer, frames: readonly string[]): Promise<string[]> {
  const client = frameClient(server);
  const received: string[] = [];
  for (const frame of frames) received.push(...(await client.exchange(frame)));
  if (client.isClosed()) received.push('closed');
  client.close();
  await server.idle();
  return received.map(comparable);
}

async function playNative(server: NativeProsody, frames: readonly string[]): Promise<string[]> {
  const socket = new WebSocket(server.url, 'xmpp');
  const received: string[] = [];
  socket.on('message', (frame: Buffer) => received.push(frame.toString()));
  await once(socket, 'open');
  for (const frame of frames) {
    if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    await answered(socket);
  }
  if (socket.readyState >= WebSocket.CLOSING) received.push('closed');
  socket.terminate();
  return received.map(comparable);
}

/** The server has said all that it has to say: it answers a ping after what came before, unless it closes. */
async function answered(socket: WebSocket): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.ping();
  await Promise.race([once(socket, 'pong'), once(socket, 'close')]);
}

/** Without what is random, and with the attributes of each tag in order. */
function comparable(frame: string): string {
  if (frame.includes('<stream:features')) return '<stream:features …>';
  return frame
    .replace(/<occupant-id [^>]*\/>/g, '<occupant-id …/>')
    .replace(/<stanza-id [^>]*\/>/g, '<stanza-id …/>')
    .replace(/\/[\w-]{12}<\/jid>/, '/random</jid>')
    .replace(/(<[\w:]+)((?: [\w:]+='[^']*')+)/g, (_, tag: string, attributes: string) =>
      [
        tag,
        ...attributes
          .trim()
          .split(/(?<=') /)
          .filter(isStable)
          .sort(),
      ].join(' '),
    );
}

function isStable(attribute: string): boolean {
  return !/^id='[0-9a-f-]{36}'$/.test(attribute);
}

function toSelf(content: string): string {
  return `<message xmlns='jabber:client' to='romeo@localhost/r' id='m'>${content}</message>`;
}
