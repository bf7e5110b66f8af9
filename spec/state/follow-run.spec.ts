import { describe, expect, it } from 'vitest';
import { followRun } from '../../src/state/follow-run.ts';
import { createViewStore, type InspectorTab } from '../../src/state/view-store.ts';
import type { EventSeq, TraceEvent } from '../../src/trace/event.ts';

const seq = 7 as EventSeq;
const FAILURE: TraceEvent = { type: 'step-ended', seq, at: 1, step: 3, verdict: 'missing' };

describe('the selection at a failure', () => {
  it.each<[InspectorTab, InspectorTab]>([
    ['difference', 'difference'],
    ['rooms', 'difference'],
    ['server', 'server'],
    ['log', 'log'],
  ])('with %s in view shows %s, and the failed step', (before, after) => {
    const view = createViewStore();
    view.setState({ tab: before });
    followRun(view, [FAILURE]);
    const { tab, selection } = view.getState();
    expect(tab).toBe(after);
    expect(selection?.step).toBe(3);
  });
});
