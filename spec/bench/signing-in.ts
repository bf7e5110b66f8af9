import type { Page } from 'playwright-core';
import type { WebSocket } from 'ws';

/** Lets whoever connects sign in (RFC 6120, sections 6 and 7), and tells of the first presence. */
export function signIn(socket: WebSocket, onPresence: () => void, jid = 'romeo@localhost/r'): void {
  let isSignedIn = false;
  socket.on('message', (data: Buffer) => {
    const frame = data.toString('utf8');
    if (frame.startsWith('<open')) for (const each of opening(isSignedIn)) socket.send(each);
    else if (frame.startsWith('<auth')) {
      isSignedIn = true;
      socket.send('<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>');
    } else if (frame.includes('<bind'))
      socket.send(bound(/ id="([^"]*)"/.exec(frame)?.[1] ?? '', jid));
    else if (frame.startsWith('<presence')) onPresence();
    else if (frame.startsWith('<close')) socket.close();
  });
}

/** Makes the page connect to that address. */
export async function chooseServer(page: Page, url: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Server' });
  await field.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(url);
  await field.press('Enter');
}

function opening(isSignedIn: boolean): readonly string[] {
  const offer = isSignedIn
    ? '<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/>'
    : '<mechanisms xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><mechanism>PLAIN</mechanism></mechanisms>';
  return [
    '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="localhost" id="one" version="1.0"/>',
    `<stream:features xmlns:stream="http://etherx.jabber.org/streams">${offer}</stream:features>`,
  ];
}

function bound(id: string, jid: string): string {
  return `<iq xmlns="jabber:client" type="result" id="${id}"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>${jid}</jid></bind></iq>`;
}
