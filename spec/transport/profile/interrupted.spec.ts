import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { explainer } from '../../../src/diagnosis/diagnosis.ts';
import { createRunner } from '../../../src/run/runner.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { redactSource } from '../../../src/script/redact.ts';
import type { LedgerAccount } from '../../../src/transport/profile/account-ledger.ts';
import { writeProfile } from '../../../src/transport/profile/profile-file.ts';
import { createProfileServer } from '../../../src/transport/profile/profile-server.ts';
import {
  DEFAULT_PROFILE,
  usualDomains,
  type ServerProfile,
} from '../../../src/transport/profile/server-profile.ts';
import { startCommandLine } from '../../support/command-line.ts';
import { realClock } from '../../support/embedded-run.ts';
import {
  nativeProsodyIsInstalled,
  startNativeProsody,
  type NativeProsody,
} from '../../support/native-prosody.ts';
import { OPENS_PERSISTENT_ROOM } from '../../support/persistent-room.ts';
import { nodeRandom, runOnProfile } from '../../support/profile-run.ts';

/** Somebody is in a room that stays, somebody else has not come yet, and then time is to pass, which takes that long there. */
const WAITING = `[Client] Romeo
  jid: romeo@localhost
  password: password

[Client] Juliet
  jid: juliet@localhost
  password: password

---------

${OPENS_PERSISTENT_ROOM}
# @ 12 minutes pass

Juliet connects
`;
const { scenario } = compileScript(WAITING);

describe.skipIf(!nativeProsodyIsInstalled())(
  'a run that is broken off',
  { timeout: 60_000 },
  () => {
    let running: NativeProsody | undefined;
    let folder = '';
    const server = () => ensure(running, 'a running Prosody');
    const profile = (hasOwnNames = false): ServerProfile => ({
      ...DEFAULT_PROFILE,
      name: 'Example',
      url: server().url,
      domains: usualDomains('example.test'),
      accounts: { kind: 'registered', table: [], hasOwnNames },
    });
    const actors = ensure(scenario, 'a scenario').actors;
    const around = { clock: realClock, random: nodeRandom, WebSocket };

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'caesura-interrupted-'));
      running = await startNativeProsody({
        domains: { host: 'example.test', rooms: 'rooms.example.test' },
        registers: true,
      });
    });
    afterAll(async () => {
      await running?.kill();
      await rm(folder, { recursive: true });
    });

    it.each([
      ['before anything is registered', ''],
      ['between two accounts', 'Registered romeo@example.test'],
      ['once all are registered', 'Registered juliet@example.test'],
    ])('leaves nothing where it is stopped %s', async (_when, line) => {
      const sentences: string[] = [];
      const { port } = createProfileServer(profile(), {
        ...around,
        left: (sentence) => sentences.push(sentence),
      });
      let finished: Promise<void> | undefined;
      const registered: string[] = [];
      port.onLog(({ message }) => {
        if (message.startsWith('Registered')) registered.push(message);
        if (line !== '' && message.startsWith(line)) finished = port.finish?.();
      });
      const prepared = port.prepare(undefined, actors);
      if (line === '') finished = port.finish?.();
      await prepared;
      await finished;
      expect(sentences).toEqual([]);
      expect(registered.length).toBeLessThanOrEqual(line.includes('juliet') ? 2 : 1);
      expect(await server().accounts()).toEqual([]);
    });

    it('leaves nothing where it is stopped while the one before still ends', async () => {
      const { port } = createProfileServer(profile(), { ...around, left: () => undefined });
      await port.prepare(undefined, actors);
      const next = port.prepare(undefined, actors);
      await port.finish?.();
      await next;
      expect(await server().accounts()).toEqual([]);
    });

    it('asks for all that it can as its page is closed, and remembers the rest', async () => {
      let leave = (): void => undefined;
      const noted: LedgerAccount[] = [];
      const kept = new Map<string, LedgerAccount>();
      const sentences: string[] = [];
      const { connector, port } = createProfileServer(profile(), {
        ...around,
        left: (sentence) => sentences.push(sentence),
        leaving: (act) => {
          leave = act;
          return { dispose: () => (leave = () => undefined) };
        },
        ledger: {
          put: (account) => Promise.resolve(void kept.set(account.script, account)),
          remove: ({ script }) => Promise.resolve(void kept.delete(script)),
          putAtOnce: (accounts) => noted.push(...accounts),
          left: () => Promise.resolve([]),
        },
      });
      const runner = createRunner(
        { scenario: ensure(scenario, 'a scenario'), source: redactSource(WAITING) },
        {
          ...{ connector, server: port, clock: realClock, explainer },
          onEvents: (events) => {
            const isWaiting = events.some(
              (each) => each.type === 'step-started' && each.step === 6,
            );
            if (!isWaiting) return;
            leave();
            // Here the page would be gone; where it comes back, the run is over as its connections are.
            runner.stop();
          },
        },
      );
      runner.start();
      await runner.finished;
      expect(noted).toEqual([
        {
          ...{ url: profile().url, script: 'romeo@localhost', server: 'romeo@example.test' },
          ...{ tries: 0, asked: true },
        },
      ]);
      expect(sentences).toEqual([]);
      expect(await server().accounts()).toEqual([]);
      // The next run tries once more to remove Romeo, of whom nobody knows that he is gone, and says nothing of it.
      const left = new Map(noted.map((account) => [account.script, account]));
      const next = await runOnProfile(profile(), WAITING.slice(0, WAITING.indexOf('Romeo sends')), {
        put: () => Promise.resolve(),
        remove: ({ script }) => Promise.resolve(void left.delete(script)),
        left: () => Promise.resolve([...left.values()]),
      });
      expect(next.events.at(-1)).toMatchObject({ outcome: 'passed' });
      expect(next.left).toEqual([]);
      expect(await server().accounts()).toEqual([]);
    });

    it.each([1, 2])('leaves nothing by Ctrl+C on the command line, with %i jobs', async (jobs) => {
      await writeFile(path.join(folder, 'profile.json'), writeProfile(profile(true)));
      const names = Array.from({ length: jobs }, (_, job) => `${job}.scs`);
      for (const name of names) await writeFile(path.join(folder, name), WAITING);
      const command = startCommandLine(
        ['run', ...names, '--profile', 'profile.json', '--jobs', String(jobs)],
        { cwd: folder },
      );
      const line = WAITING.slice(0, WAITING.indexOf('# @')).split('\n').length;
      for (const name of names) await command.says(`${name}:${line}: `);
      expect((await server().accounts()).length).toBe(2 * jobs);
      // npm passes on what the terminal has told all of its processes.
      command.child.kill('SIGINT');
      command.child.kill('SIGINT');
      const { status, output, errors } = await command.ended;
      expect({ status, errors }).toMatchObject({ status: 130 });
      expect(`${output}${errors}`).not.toContain('still');
      expect(await server().accounts()).toEqual([]);
    });
  },
);
