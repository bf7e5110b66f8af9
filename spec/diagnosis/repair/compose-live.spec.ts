import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { applyEdits } from '../../../src/base/text-edit.ts';
import type { ProsodyServer } from '../../../src/prosody/server.ts';
import { checkComposed } from '../../../src/run/check-composed.ts';
import { describeOutcome, printOutcome } from '../../../src/diagnosis/outcome.ts';
import { exchangeEdits, exchangeOf } from '../../../src/diagnosis/repair/exchange.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { notate } from '../../support/trace-notation.ts';
import { pauseEmbedded, runEmbedded, type PausedRun } from '../../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../../support/prosody.ts';

const ROOM = 'room@conference.localhost';
const SCRIPT = readFileSync('public/scenarios/24-affiliation-changes.scs', 'utf8');
/** Both are in the room, and wait for nothing that has come. */
const BEFORE = 16;

describe.skipIf((await prosodyPack()) === undefined)('composing on the embedded server', () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  async function sendByHand(run: PausedRun, actor: string, text: string): Promise<void> {
    const { scenario, source } = run;
    const checked = checkComposed({ model: run.model(), scenario, source }, actor, text);
    if (!checked.ok) throw new Error(checked.error.sentence);
    const before = sentByHand(run);
    run.runner.compose(actor, checked.value);
    // It waits until the server has finished with the one before it.
    do await run.serverIsIdle();
    while (sentByHand(run) === before);
    await run.serverIsIdle();
  }

  const sentByHand = ({ runner }: PausedRun) =>
    runner.events.filter(({ type }) => type === 'stanza-composed').length;

  /** The script with everything that happened since the first stanza by hand. */
  function withExchange(run: PausedRun): string {
    const { scenario, source } = run;
    const model = run.model();
    const exchange = ensure(exchangeOf(run.runner.events, model), 'an exchange');
    const ran = { model, scenario, source, text: source };
    const startOf = (step: number) => scenario.steps[step - 1]?.range.start;
    return applyEdits(
      source,
      ensure(exchangeEdits(ran, exchange, exchange.stanzas, startOf), 'a place'),
    );
  }

  it('shows what comes while the run pauses, and makes steps of it that pass', async () => {
    const run = await pauseEmbedded(server, SCRIPT, BEFORE);
    await sendByHand(
      run,
      'Juliet',
      `<message to="${ROOM}" type="groupchat" id="m1">\n\t<body>It is I, \${Juliet's JID}</body>\n</message>`,
    );
    await sendByHand(
      run,
      'Romeo',
      `<iq to="${ROOM}" type="get" id="0f3b-77"><query xmlns="http://jabber.org/protocol/disco#info"/></iq>`,
    );
    const status = '<show>away</show><status>The garden</status>';
    await sendByHand(run, 'Romeo', `<presence to="${ROOM}/Romeo">${status}</presence>`);
    expect(run.runner.phase).toBe('paused');
    const lines = run.runner.events.slice(run.model().paused?.seq).map(notate);
    expect(lines.filter((line) => line.startsWith('by hand'))).toHaveLength(3);
    expect(lines.find((line) => line.startsWith('Romeo < <message'))).toContain('It is I, user2@');

    const text = withExchange(run);
    run.runner.stop();
    await run.runner.finished;
    expect(text).toContain(`# Romeo asks the room who its members are\nRomeo sends:`);
    expect(text).toContain('id="0f3b-77"');
    const again = await runEmbedded(server, text);
    expect(again.scenario.steps.length).toBeGreaterThan(22 + 6);
    const outcome = describeOutcome(buildTraceModel(again.events), again.scenario);
    expect(printOutcome(outcome)).toMatch(/^Passed/);
  });

  it('puts what came after a step that takes what had come before', async () => {
    const run = await pauseEmbedded(server, SCRIPT, 15);
    const said = '<message to="${ROOM}" type="groupchat"><body>hark</body></message>';
    await sendByHand(run, 'Juliet', said.replace('${ROOM}', ROOM));
    const text = withExchange(run);
    run.runner.stop();
    await run.runner.finished;
    const heads = text.match(/^(?:Romeo|Juliet) (?:sends|receives|connects)/gm)?.slice(13, 19);
    expect(heads).toEqual([
      'Juliet receives',
      'Juliet sends',
      'Juliet receives',
      'Romeo receives',
      'Romeo receives',
      'Romeo sends',
    ]);
    const again = await runEmbedded(server, text);
    const outcome = describeOutcome(buildTraceModel(again.events), again.scenario);
    expect(printOutcome(outcome)).toMatch(/^Passed: 25 of 25/);
  });
});
