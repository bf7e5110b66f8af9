import type { MatchRules } from '../match/unasked-error.ts';
import type { Scenario } from '../script/scenario.ts';
import type { EventSeq } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import type { ActorState, ReceivedStanza } from './actor-state.ts';
import type { StepResult } from './step-result.ts';

/** What a run knows at the moment at which one of its steps fails. */
export interface FailedExpectation {
  readonly scenario: Scenario;
  /** From 1. */
  readonly index: number;
  /** What the run asks for beyond the patterns. */
  readonly rules: MatchRules;
  readonly actors: ReadonlyMap<string, ActorState>;
}

/** Why steps fail: pure, and no part of the engine, which only records what it is told. */
export interface Explainer {
  /** How a `receives` ends that nothing satisfied: `differs` with the stanza that was likely meant, or `missing`. */
  readonly explainMiss: (
    failed: FailedExpectation,
    mine: ActorState,
    pattern: XmlElement,
  ) => StepResult;
  /** What came where nothing should have, in sentences. `began`: the newest event before the step began to wait. */
  readonly explainIntruder: (
    failed: FailedExpectation,
    mine: ActorState,
    intruder: ReceivedStanza,
    began: EventSeq,
  ) => string;
}
