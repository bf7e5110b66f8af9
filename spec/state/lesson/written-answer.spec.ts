import { beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensure } from '../../../src/base/assert.ts';
import { readWritten } from '../../../src/state/lesson/written-answer.ts';
import type { FinishedRun } from '../../support/embedded-run.ts';
import { runEmbedded } from '../../support/embedded-run.ts';
import { embeddedProsody, prosodyVersions } from '../../support/prosody.ts';

const FILE = path.resolve(import.meta.dirname, '../../../public/scenarios/05-joining.scs');
const source = readFileSync(FILE, 'utf8');
const versions = await prosodyVersions();

describe.skipIf(versions.length === 0)('a stanza that a learner writes', () => {
  let run: FinishedRun;

  beforeAll(async () => {
    const server = ensure(await embeddedProsody({ version: versions[0] ?? '' }), 'Prosody');
    run = await runEmbedded(server, source);
    server.dispose();
  });

  const written = (text: string) =>
    readWritten(text, { step: 12, actor: 'Juliet', options: [], right: 0 }, { ...run, source });

  it.each([
    ['<presence from="room@conference.localhost/Juliet"/>', true],
    [
      '<presence><x xmlns="http://jabber.org/protocol/muc#user"><item jid="${Juliet\'s full JID}" affiliation="none" role="participant"/><status code="110"/></x></presence>',
      true,
    ],
    ['<presence from="room@conference.localhost/Romeo"/>', false],
    ['<message/>', false],
  ])('%s is what came: %s', (text, isRight) => {
    expect(written(text)).toMatchObject({ ok: true, value: { isRight } });
  });

  it.each(['', 'who knows', '<presence', '<presence to="${Nobody\'s JID}"/>'])(
    'is told in a sentence where it is none: %j',
    (text) => {
      expect(written(text)).toMatchObject({ ok: false, error: expect.any(String) as string });
    },
  );
});
