import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/diagnosis.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { runEmbedded, type FinishedRun } from '../support/embedded-run.ts';
import { nativeProsodyIsInstalled, startNativeProsody } from '../support/native-prosody.ts';
import type { NativeProsody } from '../support/native-prosody.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';
import { runRemotely } from '../support/remote-run.ts';
import { LANGUAGE_CASES } from './language-cases.ts';

const canEmbed = (await prosodyPack()) !== undefined;

describe.skipIf(!canEmbed)("the language's own forms, on the embedded server", () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  it.each(LANGUAGE_CASES)('$name', async ({ script, ending }) => {
    expect(endingOf(await runEmbedded(server, script))).toMatch(ending);
  });
});

const hasNative = nativeProsodyIsInstalled();
if (!hasNative) console.warn('Skipped: no native Prosody here, so nothing was run on it.');

describe.skipIf(!hasNative)("the language's own forms, on a native Prosody", () => {
  let server: NativeProsody;
  beforeAll(async () => {
    server = ensure(await startNativeProsody(), 'a native Prosody');
  });
  afterAll(() => server.stop());

  it.each(LANGUAGE_CASES.filter(({ embeddedOnly }) => embeddedOnly !== true))(
    '$name',
    async ({ script, ending }) => {
      expect(endingOf(await runRemotely(server.url, script, { timeout: 1000 }))).toMatch(ending);
    },
  );
});

function endingOf({ events, scenario }: FinishedRun): string {
  const outcome = describeOutcome(buildTraceModel(events), scenario);
  return outcome.kind === 'passed' ? outcome.lead : printOutcome(outcome);
}
