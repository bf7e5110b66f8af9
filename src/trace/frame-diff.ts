import { diffPattern } from '../match/diff.ts';
import type { StanzaDiff } from '../match/difference.ts';
import type { MatchRules } from '../match/unasked-error.ts';
import type { XmlElement } from '../xml/element.ts';
import type { FrameEvent, StepEnded } from './event.ts';
import { elementOf } from './frame-element.ts';

/** What a step expects, as the script has it, and how the step ended. */
export interface Expected {
  readonly pattern: XmlElement;
  readonly ended: StepEnded | undefined;
  readonly rules: MatchRules;
}

interface Compared {
  readonly ended: StepEnded | undefined;
  readonly strictErrors: boolean;
  readonly diff: StanzaDiff | undefined;
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
  const strictErrors = rules.strictErrors === true;
  const ofFrame = known.get(frame) ?? new WeakMap<XmlElement, Compared>();
  const before = ofFrame.get(pattern);
  if (before?.ended === ended && before?.strictErrors === strictErrors) return before.diff;
  const received = elementOf(frame);
  const diff = received.ok
    ? diffPattern(pattern, received.value, ended?.variables ?? {}, rules)
    : undefined;
  known.set(frame, ofFrame.set(pattern, { ended, strictErrors, diff }));
  return diff;
}
