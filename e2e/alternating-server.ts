import type { WebSocket } from 'ws';
import { startScriptedServer, type ScriptedServer } from '../spec/support/scripted-server.ts';

const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing';
const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl';
const BIND = 'urn:ietf:params:xml:ns:xmpp-bind';

/** A server of two words: an actor that sends presence is told the one in every other run, else the other. */
export async function startAlternatingServer(): Promise<ScriptedServer> {
  let runs = 0;
  return startScriptedServer((socket) => serve(socket, runs++ % 2 === 0 ? 'tick' : 'tock'));
}

function serve(socket: WebSocket, word: string): void {
  let isSignedIn = false;
  const answers: readonly (readonly [RegExp, (frame: string) => string])[] = [
    [/^<open/, () => open() + features(isSignedIn)],
    [
      /^<auth/,
      () => {
        isSignedIn = true;
        return `<success xmlns="${SASL}"/>`;
      },
    ],
    [/<bind/, (frame) => bound(/ id="([^"]*)"/.exec(frame)?.[1] ?? '')],
    [/^<presence/, () => `<message xmlns="jabber:client"><body>${word}</body></message>`],
    [/^<close/, () => `<close xmlns="${FRAMING}"/>`],
  ];
  socket.on('message', (data: Buffer) => {
    const frame = data.toString('utf8');
    const answer = answers.find(([pattern]) => pattern.test(frame))?.[1](frame) ?? '';
    for (const each of answer.split('\n').filter((text) => text !== '')) socket.send(each);
    if (frame.startsWith('<close')) socket.close();
  });
}

function open(): string {
  return `<open xmlns="${FRAMING}" from="localhost" id="one" version="1.0"/>\n`;
}

function features(isSignedIn: boolean): string {
  const offer = isSignedIn
    ? `<bind xmlns="${BIND}"/>`
    : `<mechanisms xmlns="${SASL}"><mechanism>PLAIN</mechanism></mechanisms>`;
  return `<stream:features xmlns:stream="http://etherx.jabber.org/streams">${offer}</stream:features>`;
}

function bound(id: string): string {
  const jid = 'romeo@localhost/made-up-here';
  return `<iq xmlns="jabber:client" type="result" id="${id}"><bind xmlns="${BIND}"><jid>${jid}</jid></bind></iq>`;
}
