import type { StanzaTest } from '../run/state.ts';
import type { StepPlaces } from '../script/step-places.ts';
import { stanzaFilter } from '../timeline/filter/stanza-filter.ts';
import type { Breakpoints } from './breakpoints.ts';

/** Where a runner pauses. */
export interface PausePlaces {
  readonly steps: readonly number[];
  readonly onStanza: StanzaTest | undefined;
}

/** What the breakpoints that are on mean for a run, whose script may have been edited since it began. */
export function pausePlaces(
  { lines, stanzas }: Breakpoints,
  places: StepPlaces | undefined,
): PausePlaces {
  const on = lines.filter(({ isOn }) => isOn);
  const plain = on.filter(({ condition }) => stanzaFilter(condition) === undefined);
  const tests = [
    ...stanzas.flatMap(({ text, isOn }) => (isOn ? (stanzaFilter(text) ?? []) : [])),
    ...on.flatMap(({ line, condition }) => conditionAt(places?.stepAround(line), condition) ?? []),
  ];
  return {
    steps: plain.flatMap(({ line }) => places?.stepAround(line) ?? []),
    onStanza: tests.length === 0 ? undefined : (stanza) => tests.some((test) => test(stanza)),
  };
}

function conditionAt(step: number | undefined, condition: string): StanzaTest | undefined {
  const test = stanzaFilter(condition);
  if (test === undefined || step === undefined) return undefined;
  return (stanza) => stanza.step === step && test(stanza);
}
