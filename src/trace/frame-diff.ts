import { diffStanza } from '../match/diff.ts';
import { substitute } from '../match/substitute.ts';
import type { StanzaDiff } from '../match/difference.ts';
import { rulesKey, type MatchRules } from '../match/unasked-error.ts';
import type { XmlElement } from '../xml/element.ts';
import type { FrameEvent, RunStarted, StepEnded } from './event.ts';
import { elementOf } from './frame-element.ts';

/** What a step expects, as the script has it, and how the step ended. */
export interface Expected {
  readonly pattern: XmlElement;
  readonly ended: StepEnded | undefined;
  readonly rules: MatchRules;
}

/** How a run was to compare, in other ways than the rules of `matches`. */
export function rulesOfRun(started: RunStarted | undefined): Record<keyof MatchRules, boolean> {
  return { strictErrors: started?.errors === 'strict', anyOrder: started?.order === 'any' };
}

interface Compared {
  readonly ended: StepEnded | undefined;
  readonly rules: number;
  readonly diff: StanzaDiff | undefined;
}

const filled = new WeakMap<
  XmlElement,
  WeakMap<StepEnded, { readonly value: XmlElement | undefined }>
>();

/** The same element for all who ask, with the values that its variables had when its step ended. `undefined` while one has none. */
export function filledPattern(
  pattern: XmlElement,
  ended: StepEnded | undefined,
): XmlElement | undefined {
  if (ended === undefined) return fill(pattern, {});
  const ofPattern =
    filled.get(pattern) ?? new WeakMap<StepEnded, { readonly value: XmlElement | undefined }>();
  const before = ofPattern.get(ended);
  if (before !== undefined) return before.value;
  const value = fill(pattern, ended.variables ?? {});
  filled.set(pattern, ofPattern.set(ended, { value }));
  return value;
}

function fill(pattern: XmlElement, variables: Readonly<Record<string, string>>) {
  const expected = substitute(pattern, (name) =>
    Object.hasOwn(variables, name) ? variables[name] : undefined,
  );
  return expected.ok ? expected.value.element : undefined;
}

const known = new WeakMap<FrameEvent, WeakMap<XmlElement, Compared>>();

/**
 * What a step expected, with the values that its variables had, against a stanza that came: compared once for all who
 * ask. `undefined` where the stanza cannot be read, and where a variable has no value.
 */
export function diffOfFrame(
  frame: FrameEvent,
  { pattern, ended, rules }: Expected,
): StanzaDiff | undefined {
  const key = rulesKey(rules);
  const ofFrame = known.get(frame) ?? new WeakMap<XmlElement, Compared>();
  const before = ofFrame.get(pattern);
  if (before?.ended === ended && before?.rules === key) return before.diff;
  const received = elementOf(frame);
  const expected = received.ok ? filledPattern(pattern, ended) : undefined;
  const diff =
    received.ok && expected !== undefined ? diffStanza(expected, received.value, rules) : undefined;
  known.set(frame, ofFrame.set(pattern, { ended, rules: key, diff }));
  return diff;
}
