import type { StanzaTest } from '../run/state.ts';
import { stanzaFilter } from '../timeline/stanza-filter.ts';
import type { StanzaBreakpoint } from './document-store.ts';

/** Whether a stanza passes any of the filters that are on; `undefined` when none is. */
export function stanzaTest(breakpoints: readonly StanzaBreakpoint[]): StanzaTest | undefined {
  const tests = breakpoints.flatMap(({ text, isOn }) => (isOn ? (stanzaFilter(text) ?? []) : []));
  return tests.length === 0 ? undefined : (stanza) => tests.some((test) => test(stanza));
}
