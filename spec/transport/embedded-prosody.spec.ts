import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { createEmbeddedConnector } from '../../src/transport/connectors.ts';
import { createEmbeddedPort } from '../../src/transport/server-ports.ts';
import { xml } from '../../src/xml/element.ts';
import { embeddedProsody } from '../support/prosody.ts';
import { itBehavesAsAServer } from './server-behaviour.ts';
import { SimulatedClock, Witness, romeo } from './stage.ts';

const server = await embeddedProsody();
const clock = new SimulatedClock();

describe.skipIf(!server)('on the embedded Prosody', () => {
  const prosody = () => ensure(server, 'an embedded Prosody');
  const connector = () => createEmbeddedConnector({ server: prosody(), clock });
  afterAll(() => server?.dispose());

  itBehavesAsAServer(connector);

  it('is idle when all actors are online and all answers are there', async () => {
    const own = connector();
    const { embedded } = createEmbeddedPort(prosody(), own);
    const actors = ['romeo', 'juliet', 'mercutio', 'nurse'].map((name) => {
      const witness = new Witness();
      const session = own.connect({ ...romeo, name, jid: `${name}@localhost` }, witness);
      return { session, witness };
    });
    await embedded?.idle();
    for (const { witness } of actors) expect(witness.calls.at(-1)).toBe('online');
    for (const { session } of actors) {
      session.send(
        xml(
          'iq',
          { type: 'get', id: 'p', to: 'localhost' },
          xml('ping', { xmlns: 'urn:xmpp:ping' }),
        ),
      );
    }
    await embedded?.idle();
    for (const { witness } of actors) expect(witness.session).toHaveLength(2);
    for (const { session } of actors) session.disconnect();
    await embedded?.idle();
    for (const { witness } of actors) expect(witness.calls.at(-1)).toBe('closed');
    expect(clock.pending).toBe(0);
  });
});
