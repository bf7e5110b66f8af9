import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/diagnosis.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';

import { runEmbedded, type FinishedRun } from '../support/embedded-run.ts';
import { nativeProsodyIsInstalled, startNativeProsody } from '../support/native-prosody.ts';
import type { NativeProsody } from '../support/native-prosody.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';
import { runRemotely } from '../support/remote-run.ts';
import { sharedScripts } from '../support/shared-scripts.ts';

/** How each of a module author's scripts, and each of those that showed a fault, ends on the embedded server. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  // They need the author's own module: without it each fails where it first asks for it.
  // The host of its second user is served as it is asked for; the administrator's commands are what is not expected.
  'access.scs': /^Failed at step 3 \(line 23\): .*node="uptime"/,
  'account_deletion.scs': /^Failed at step 3 \(line 25\): .*service-unavailable/,
  'form.scs': /^Failed at step 3 \(line 21\): .*node="recovery-email"/,
  'rate_limit.scs': /^Failed at step 3 \(line 21\): .*service-unavailable/,
  'verification.scs': /^Failed at step 3 \(line 26\): .*service-unavailable/,
  'verification_attempts.scs': /^Failed at step 3 \(line 23\): .*service-unavailable/,
  '01-body-of-33000-blanks-the-page.scs': /^Failed at step 3 \(line 15\): .*another text/,
  // The session lives on; but Romeo sent no presence, so what goes to his bare JID waits for him.
  '02-jid-malformed-kills-the-session.scs':
    /^Failed at step 5 \(line 20\): Romeo never received this <message>\.$/,
  '12-mam-with-rsm.scs': /^Failed at step 11 \(line 62\): .*item-not-found/,
  '13-escaped-room-and-disco.scs': /^Failed at step 5 \(line 28\): .*<identity>/,
  '25-tie-of-two-candidates.scs':
    /^Failed at step 5 \(line 26\): .*from="test@conference\.localhost\/acc1"/,
  '26-error-passes-as-success.scs':
    /^Passed, but step 6 took a refusal \([\w-]+\) for Juliet's presence\.$/,
  '27-capture-cannot-be-used.scs': /^Passed/,
  '28-nothing-hides-an-error.scs':
    /^Failed at step 3 \(line 19\): .*gone@conference\.localhost: item-not-found/,
  '29-namespace-only.scs': /^Failed at step 3 \(line 17\): .*protocol\/muc#user/,
  '30-field-without-value.scs': /^Failed at step 5 \(line 25\): .*persistentroom.*<value>/,
};

/** Where a server that is not ours has other hosts. */
const NATIVE_ENDINGS: typeof ENDINGS = {
  ...ENDINGS,
  'access.scs': /^Failed at step 1 \(line 14\): .*host-unknown/,
};

const scripts = [...sharedScripts('corpus/modules'), ...sharedScripts('faults')];

describe.skipIf(scripts.length === 0)('a script of the wild', () => {
  it.each(scripts)('compiles: $name', ({ text }) => {
    const { diagnostics } = compileScript(text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

const canRun = scripts.length > 0 && (await prosodyPack()) !== undefined;

describe.skipIf(!canRun)('a script of the wild on the embedded server', () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  it.each(scripts)('$name', async ({ name, text }) => {
    expectEnding(ENDINGS[name], await runEmbedded(server, text));
  });
});

const hasNative = scripts.length > 0 && nativeProsodyIsInstalled();
if (!hasNative) console.warn('Skipped: the scripts of the wild on a native Prosody.');

describe.skipIf(!hasNative)('a script of the wild on a native Prosody', () => {
  let server: NativeProsody;
  beforeAll(async () => {
    server = ensure(await startNativeProsody(), 'a native Prosody');
  });
  afterAll(() => server.stop());

  it.each(scripts)('$name', async (script) => {
    await server.restart();
    const run = await runRemotely(server.url, script.text, { timeout: 1000 });
    expectEnding(NATIVE_ENDINGS[script.name], run);
  });
});

function expectEnding(ending: RegExp | undefined, { events, scenario }: FinishedRun): void {
  const outcome = describeOutcome(buildTraceModel(events), scenario);
  const sentence = outcome.kind === 'passed' ? outcome.lead : printOutcome(outcome);
  expect(sentence).toMatch(ensure(ending, 'the ending of this script'));
}
