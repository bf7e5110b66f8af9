import { describe, expect, it, vi } from 'vitest';
import { serialiseTrace } from '../../src/trace/file.ts';
import { REPORT_START, traceBlock } from '../../src/trace/report-file.ts';
import { keptRuns, shownRun } from '../../src/state/run-selectors.ts';
import { page, SCRIPT } from './page-stage.ts';

describe('a file of the person’s own', () => {
  it('is opened as a script; what was edited is kept', () => {
    const { stores, actions } = page(SCRIPT);
    actions.edit('# Mine');
    actions.openFile({ name: 'theirs.scs', text: '# Theirs' });
    expect(stores.document.getState()).toMatchObject({ text: '# Theirs', scenarioId: undefined });
    expect(stores.document.getState().drafts).toMatchObject([{ text: '# Mine' }]);
  });

  it('is opened as a trace that was saved, with its script and its run', async () => {
    const recorded = page(SCRIPT);
    recorded.actions.run();
    await recorded.clock.pass(200);
    const { events } = shownRun(recorded.stores.runs.getState());
    const { stores, actions } = page('# Another');
    actions.openFile({ name: 'trace.jsonl', text: serialiseTrace(events) });
    expect(shownRun(stores.runs.getState())).toMatchObject({ phase: 'ended', events: [...events] });
    expect(stores.document.getState().text).toBe(
      SCRIPT.replace('tomb-of-capulet', '***************'),
    );
    expect(keptRuns(stores.runs.getState())).toMatchObject([{ outcome: 'passed' }]);
  });

  it('is opened as far as it is whole where it was cut, and that is said until something else is opened', async () => {
    const recorded = page(SCRIPT);
    recorded.actions.run();
    await recorded.clock.pass(200);
    const text = serialiseTrace(shownRun(recorded.stores.runs.getState()).events);
    const events = text.trimEnd().split('\n').length - 2;
    const { stores, actions } = page('# Another');
    actions.openFile({ name: 'torn.jsonl', text: text.slice(0, -5) });
    expect(stores.runs.getState().reading).toEqual({
      name: 'torn.jsonl',
      events,
      stopped: `Line ${events + 2} was cut in its midst: who wrote the trace was ended there.`,
    });
    actions.openFile({ name: 'whole.jsonl', text });
    expect(stores.runs.getState().reading).toBeUndefined();
  });

  it('is opened as a report of the command line, by the trace in it', async () => {
    const recorded = page(SCRIPT);
    recorded.actions.run();
    await recorded.clock.pass(200);
    const { events } = shownRun(recorded.stores.runs.getState());
    const report = `${REPORT_START}<p>One script</p>${traceBlock(serialiseTrace(events))}`;
    const { stores, actions } = page('# Another');
    actions.openFile({ name: 'report.html', text: report });
    expect(shownRun(stores.runs.getState())).toMatchObject({ phase: 'ended', events: [...events] });
    expect(stores.document.getState().fileName).toBe('report.scs');
  });

  it.each([
    ['no text', 'picture.scs', '\u0000PNG', 'no-script'],
    ['too long', 'long.scs', 'x'.repeat(1_000_001), 'script-too-long'],
    ['another JSON file', 'package.json', '{"name":"x"}', 'no-trace'],
    [
      'a trace whose script is broken',
      'trace.jsonl',
      `{"caesura":"trace","format":1}\n${JSON.stringify({ type: 'run-started', seq: 0, at: 0, format: 1, source: 'x', server: 's', rule: 'skip' })}\n`,
      'no-trace',
    ],
  ])('is refused in a sentence: %s', (_, name, text, code) => {
    const { stores, actions } = page(SCRIPT);
    actions.openFile({ name, text });
    expect(shownRun(stores.runs.getState()).refusal).toMatchObject({ code });
    expect(stores.document.getState().text).toBe(SCRIPT);
  });
});

describe('a log of another program', () => {
  const LOG = `<!-- Outgoing 14:38:21 (Romeo) -->
<presence to="garden@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Hello?
<!-- Incoming 14:38:22 (Romeo) -->
<presence from="garden@conference.localhost/Romeo" to="romeo@localhost/1"><x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="owner" role="moderator"/><status code="110"/></x></presence>
`;

  it('is opened as a run, and what was understood of it is known', async () => {
    const { stores, actions, clock } = page(SCRIPT);
    actions.openFile({ name: 'console.txt', text: LOG });
    await vi.waitFor(async () => {
      await clock.pass(10);
      expect(stores.view.getState().log).toBeDefined();
    });
    const { run, stanzas, unread } = stores.view.getState().log ?? {};
    expect(stanzas).toBe(2);
    expect(unread).toMatchObject([{ number: 4, text: 'Hello?' }]);
    expect(stores.runs.getState().shown).toBe(run);
    expect(stores.document.getState()).toMatchObject({ fileName: 'console.scs' });
    await actions.makeScript();
    expect(stores.document.getState().text).toContain('Romeo sends:');
  });

  it('is a script as before where there is no log in it', async () => {
    const { stores, actions, clock } = page(SCRIPT);
    actions.openFile({ name: 'notes.txt', text: 'Dear diary' });
    await vi.waitFor(async () => {
      await clock.pass(10);
      expect(stores.document.getState().text).toBe('Dear diary');
    });
  });
});
