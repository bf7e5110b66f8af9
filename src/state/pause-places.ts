import type { StanzaCondition, StanzaTest } from '../run/state.ts';
import type { StepPlaces } from '../script/step-places.ts';
import { stanzaFilter } from '../timeline/filter/stanza-filter.ts';
import type { Breakpoints } from './breakpoints.ts';

/** Where a runner pauses. */
export interface PausePlaces {
  readonly steps: readonly number[];
  readonly conditions: readonly StanzaCondition[];
}

/** What the breakpoints that are on mean for a run, whose script may have been edited since it began. */
export function pausePlaces(
  { lines, stanzas }: Breakpoints,
  places: StepPlaces | undefined,
): PausePlaces {
  const on = lines.filter(({ isOn }) => isOn);
  const stepAt = (line: number) => places?.stepAround(line);
  return {
    steps: on.flatMap(({ line, condition }) =>
      isCondition(condition) ? [] : (stepAt(line) ?? []),
    ),
    conditions: [
      ...stanzas.flatMap(({ text, isOn }) => (isOn && isCondition(text) ? [{ text }] : [])),
      ...on.flatMap(({ line, condition }) => {
        const step = stepAt(line);
        return step !== undefined && isCondition(condition) ? [{ text: condition, step }] : [];
      }),
    ],
  };
}

function isCondition(text: string): boolean {
  return stanzaFilter(text) !== undefined;
}

/** Whether one of them is met; `undefined` where there is none. */
export function stanzaTestOf(conditions: readonly StanzaCondition[]): StanzaTest | undefined {
  const tests = conditions.flatMap(({ text, step }) => {
    const test = stanzaFilter(text);
    if (test === undefined) return [];
    return step === undefined ? test : during(step, test);
  });
  return tests.length === 0 ? undefined : (stanza) => tests.some((test) => test(stanza));
}

function during(step: number, test: StanzaTest): StanzaTest {
  return (stanza) => stanza.step === step && test(stanza);
}
