import { describe, expect, it } from 'vitest';
import { compileScript } from '../../src/script/compile.ts';
import { placesOf } from '../../src/script/step-places.ts';
import type { LineBreakpoint, StanzaBreakpoint } from '../../src/state/breakpoints.ts';
import { pausePlaces, stanzaTestOf } from '../../src/state/pause-places.ts';
import { stanza } from '../support/scenario-notation.ts';
import { SCRIPT } from './page-stage.ts';

const { scenario } = compileScript(SCRIPT);
const steps = placesOf(scenario, SCRIPT, SCRIPT);
const at = (line: number, more: Partial<LineBreakpoint> = {}): LineBreakpoint => ({
  line,
  isOn: true,
  condition: '',
  ...more,
});
const places = (lines: LineBreakpoint[], stanzas: StanzaBreakpoint[] = []) =>
  pausePlaces({ lines, stanzas }, steps);
/** In which of the two steps a presence pauses the run. */
const pausing = (...given: Parameters<typeof places>) => {
  const onStanza = stanzaTestOf(places(...given).conditions);
  const presence = {
    actor: 'Romeo',
    direction: 'received',
    element: stanza('<presence/>'),
  } as const;
  return [1, 2].filter((step) => onStanza?.({ ...presence, step }));
};

describe('where a run pauses', () => {
  it('is the step at, or around, a line', () => {
    expect([8, 9, 10, 11, 90].map((line) => steps.stepAround(line))).toEqual([
      undefined,
      1,
      1,
      2,
      2,
    ]);
    expect(places([at(9), at(11, { isOn: false })])).toEqual({ steps: [1], conditions: [] });
  });

  it('is, with a condition, a stanza while that step runs', () => {
    const conditional = at(11, { condition: 'kind:presence' });
    expect(places([conditional]).steps).toEqual([]);
    expect(pausing([conditional])).toEqual([2]);
    expect(pausing([{ ...conditional, condition: 'kind:iq' }])).toEqual([]);
    expect(pausing([{ ...conditional, isOn: false }])).toEqual([]);
    expect(places([at(11, { condition: '  ' })]).steps).toEqual([2]);
  });

  it('is any stanza that passes a filter', () => {
    expect(pausing([], [{ text: 'presence', isOn: true }])).toEqual([1, 2]);
    expect(pausing([], [{ text: 'presence', isOn: false }])).toEqual([]);
  });
});
