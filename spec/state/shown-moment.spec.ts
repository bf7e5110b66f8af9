import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { begun, withBatch } from '../../src/state/run-changes.ts';
import { createRunsStore } from '../../src/state/runs-store.ts';
import { createShownMoment } from '../../src/state/shown-moment.ts';
import { createViewStore } from '../../src/state/view-store.ts';
import { largeFailure, largeMatch } from '../support/large-failure.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';

function stage(text: string) {
  const clock = createSimulatedClock();
  const runs = createRunsStore();
  const view = createViewStore();
  const settledText = createStore(() => ({ text }));
  const shown = createShownMoment({ runs, settledText, view }, clock);
  return { clock, runs, view, settledText, shown };
}

const SELECTION = { step: 2, stanza: undefined, origin: 'run' } as const;

/** The page after a run that failed with a stanza of so many elements. */
function failed(count: number) {
  return ended(largeFailure(count));
}

/** The page after a run; its second step is selected. */
function ended({ text, scenario, events }: ReturnType<typeof largeFailure>) {
  const page = stage(text);
  const task = { scenario, source: text, options: {}, events: [] };
  page.runs.setState(begun(page.runs.getState(), task, { hidden: false }));
  const before = page.runs.getState();
  page.runs.setState(withBatch(before, before.lastId, events));
  page.view.setState({ selection: SELECTION });
  return { ...page, before, text };
}

describe('what the panes show', () => {
  it('follows text, runs and selection at once', () => {
    const { runs, settledText, view, shown } = stage('a');
    settledText.setState({ text: 'b' });
    runs.setState({ isStale: true });
    view.setState({ selection: SELECTION });
    expect(shown.getState()).toEqual({
      runs: runs.getState(),
      text: 'b',
      selection: SELECTION,
      isComparing: false,
    });
  });

  it('follows a run at once that failed with a stanza of an ordinary size', () => {
    const { runs, shown } = failed(20);
    expect(shown.getState().runs).toBe(runs.getState());
    expect(shown.getState().isComparing).toBe(false);
  });

  it('is behind while large stanzas are compared, and says so; then it has all that came meanwhile', async () => {
    const { clock, runs, shown, before } = failed(600);
    expect(shown.getState()).toMatchObject({ isComparing: true, selection: undefined });
    expect(shown.getState().runs).toBe(before);
    runs.setState({ isStale: false });
    expect(shown.getState().runs).toBe(before);
    await clock.pass(1);
    expect(shown.getState()).toMatchObject({ isComparing: false, selection: SELECTION });
    expect(shown.getState().runs).toBe(runs.getState());
  });

  it('is behind while a large stanza that matched is compared, once', async () => {
    const { clock, runs, view, shown } = ended(largeMatch(600));
    expect(shown.getState()).toMatchObject({ isComparing: true, selection: undefined });
    await clock.pass(1);
    expect(shown.getState()).toMatchObject({ isComparing: false, selection: SELECTION });
    expect(shown.getState().runs).toBe(runs.getState());
    view.setState({ selection: { ...SELECTION, step: 1 } });
    expect(shown.getState().selection?.step).toBe(1);
    view.setState({ selection: SELECTION });
    expect(shown.getState()).toMatchObject({ isComparing: false, selection: SELECTION });
  });

  it('does not show a text that was compared for nothing', async () => {
    const { clock, settledText, shown, text } = failed(600);
    const seen = new Set<string>();
    shown.subscribe((state) => seen.add(state.text));
    settledText.setState({ text: `${text}# more\n` });
    settledText.setState({ text: `${text}# more and more\n` });
    await clock.pass(1);
    expect([...seen]).toEqual([text, `${text}# more and more\n`]);
    expect(shown.getState().isComparing).toBe(false);
  });
});
