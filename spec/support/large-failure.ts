import { ensure } from '../../src/base/assert.ts';
import { compileScript } from '../../src/script/compile.ts';
import { simulate } from './simulated-run.ts';

/** What is expected there. */
const EXPECTED = 1_000_000;

/** The same, but the stanza matches. */
export function largeMatch(count: number) {
  return largeFailure(count, EXPECTED);
}

/** A run that fails at a stanza of so many elements, each of which differs; and the step that failed. */
export function largeFailure(count: number, first = 0) {
  const list = (first: number) =>
    Array.from({ length: count }, (_, index) => `<a n="${first + index}"/>`).join('');
  const message = (inside: string) =>
    `<message type="chat"><x xmlns="urn:x">${inside}</x></message>`;
  const text = `[Client] Romeo
	jid: romeo@localhost
	password: p

-----

Romeo connects

Romeo receives:
	${message(list(EXPECTED))}
`;
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const xml = message(list(first)).replace('<message', '<message xmlns="jabber:client"');
  const cues = [{ on: 1, to: 'Romeo', xml, after: 0 }];
  const { events } = simulate({ script: scenario, source: text, cues });
  const step = ensure(scenario.steps[1], 'the second step');
  if (step.kind !== 'receives') throw new Error('The second step is no receives.');
  return { events, scenario, text, step };
}
