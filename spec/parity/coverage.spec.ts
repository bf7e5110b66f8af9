import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ensure } from '../../src/base/assert.ts';
import { nodeClock } from '../../src/cli/node-clock.ts';
import { runScript, type Access } from '../../src/cli/run-script.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { compileScript } from '../../src/script/compile.ts';
import {
  createEmbeddedConnector,
  createWebSocketConnector,
} from '../../src/transport/connectors.ts';
import { createEmbeddedPort, createRemotePort } from '../../src/transport/server-ports.ts';
import { embeddedLike, installedNative, nativeProsody13 } from '../support/native-installs.ts';
import {
  type NativeProsody,
  nativeProsodyIsInstalled,
  startNativeProsody,
} from '../support/native-prosody.ts';
import { signIn } from '../support/prosody-client.ts';

const LUA = path.join(import.meta.dirname, 'native-lua');
const SCRIPT = path.resolve(import.meta.dirname, '../../public/scenarios/05-joining.scs');
const FILES = [
  'modules/muc/muc.lib.lua',
  'modules/muc/mod_muc.lua',
  'modules/muc/history.lib.lua',
  'modules/muc/subject.lib.lua',
];

const isThere = nativeProsodyIsInstalled();
const installs = [await installedNative(), await nativeProsody13()].filter(
  (install) => install !== undefined,
);

describe.skipIf(!isThere).each(installs)(
  'the lines of $version that a scenario runs are those that a native one runs',
  (install) => {
    let ours: ProsodyServer;
    let theirs: NativeProsody;
    beforeAll(async () => {
      ours = await embeddedLike(install);
      theirs = ensure(
        await startNativeProsody({
          binary: install.binary,
          environment: { LUA_INIT: `@${path.join(LUA, 'count-lines.lua')}` },
          modules: { folder: LUA, names: ['told_lines'] },
        }),
        'a native Prosody',
      );
      await playOn(access(theirs));
      const connector = createEmbeddedConnector({ server: ours, clock: nodeClock });
      const options = { tellsCoverage: () => true };
      await playOn({ connector, port: createEmbeddedPort(ours, connector, options) });
    });
    afterAll(async () => {
      ours.dispose();
      // Signals come to Prosody's Lua by a hook, of which there is one, and that counts lines here.
      await theirs.kill();
    });

    it.each(FILES)('%s', async (file) => {
      const lines = await embeddedLines(ours, file);
      expect(lines.length).toBeGreaterThan(40);
      expect(lines).toEqual(await nativeLines(theirs, file));
    });
  },
);

function access({ url }: NativeProsody): Access {
  const connector = createWebSocketConnector({ url, clock: nodeClock, WebSocket });
  return { connector, port: createRemotePort(url) };
}

async function playOn(server: Access): Promise<void> {
  const text = withGoodbyes(readFileSync(SCRIPT, 'utf8'));
  const compiled = compileScript(text);
  const scenario = ensure(compiled.scenario, 'the scenario');
  const barrier = { kind: 'ping' } as const;
  const { report } = await runScript({ file: SCRIPT, text, compiled }, scenario, server, {
    barrier,
  });
  expect(report).toMatchObject({ verdict: 'passed' });
}

/** Actors that are there at the end leave at once, in an order that is chance on a native server: here one after the other. */
function withGoodbyes(text: string): string {
  const actors = [...new Set([...text.matchAll(/^(\w+) connects$/gm)].map(([, name]) => name))];
  const staying = actors.filter((name) => !text.includes(`\n${String(name)} disconnects`));
  return text + staying.map((name) => `\n${String(name)} disconnects\n`).join('');
}

async function embeddedLines(server: ProsodyServer, name: string): Promise<readonly number[]> {
  const files = await server.coverage();
  const found = files.find(({ file }) => file === name);
  const ran = found?.functions.flatMap(({ lines }) =>
    lines.filter(([, atStart, since]) => atStart + since > 0).map(([line]) => line),
  );
  return [...new Set(ran)].sort((a, b) => a - b);
}

/** What a server says when the next frame of a sign-in may come. */
const GOES_ON = /features>|<success|type=['"]result/;

/** Asks the module that tells them. */
async function nativeLines({ url }: NativeProsody, file: string): Promise<readonly number[]> {
  const socket = new WebSocket(url, 'xmpp');
  await once(socket, 'open');
  const question = `<iq xmlns='jabber:client' type='get' id='l' to='localhost'><lines xmlns='urn:caesura:lines'>${file}</lines></iq>`;
  const frames = [...signIn('asker'), question];
  const answer = new Promise<string>((resolve) => {
    socket.on('message', (message: Buffer) => {
      const frame = message.toString();
      const told = /<lines [^>]*>([\d,]*)</.exec(frame);
      if (told !== null) resolve(told[1] ?? '');
      // One after the other: what comes while a sign-in is looked at may be lost.
      else if (GOES_ON.test(frame)) socket.send(frames.shift() ?? '');
    });
  });
  socket.send(frames.shift() ?? '');
  const lines = (await answer).split(',').map(Number);
  socket.terminate();
  return lines;
}
