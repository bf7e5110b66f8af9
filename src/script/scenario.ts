import { assertUnreachable } from '../base/assert.ts';
import { t } from '../base/translate.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { TextRange } from '../base/text-range.ts';
import type { Stage } from '../xmpp/stage.ts';
import type { XmlElement } from '../xml/element.ts';

/** The compiled form of a script: what a run needs, with the places in the text it came from. */
export interface Scenario {
  /** The first `#` line, `''` when there is none. */
  readonly title: string;
  readonly description: string;
  readonly tags: readonly ScenarioTag[];
  /** What the embedded server is to be like; absent: as it is. */
  readonly stage?: Stage;
  /** In order of definition. */
  readonly actors: readonly ScenarioActor[];
  /** In order; `steps[i].index === i + 1`. */
  readonly steps: readonly Step[];
  /** Comments that head a group of steps, in order. A step before the first scene belongs to none. */
  readonly scenes: readonly Scene[];
}

export interface ScenarioTag {
  readonly key: string;
  readonly value: string;
}

/** A `[Client]` definition. `jid` is bare: a resource in the script's JID moves to `resource`. */
export interface ScenarioActor {
  readonly name: string;
  /** Bare JID, as written; a domain alone, without a password, signs in as nobody (`isAnonymous`). */
  readonly jid: string;
  readonly password: string;
  /** The resource to bind; `undefined` lets the server choose. `resource:` wins over one in `jid:`. */
  readonly resource: string | undefined;
  readonly connectHost: string | undefined;
  readonly connectPort: number | undefined;
  readonly range: TextRange;
}

/** Whether an actor signs in by SASL ANONYMOUS: a domain and no password. The server then makes up its JID. */
export function isAnonymous({ jid, password }: Pick<ScenarioActor, 'jid' | 'password'>): boolean {
  return jid !== '' && !jid.includes('@') && password === '';
}

export interface Scene {
  /**
   * The comment's text without its marker; several comment lines in a row are joined by a space, runs parted by
   * blank lines by ` · `.
   */
  readonly title: string;
  /** Line of the comment, from 1. */
  readonly line: number;
  /** Index of the first step after it. A scene always has one. */
  readonly firstStep: number;
}

/** Whose step it is when time passes. */
export const NOBODY = '';

interface StepBase {
  /** Counts from 1 over the whole script, `connects` and `disconnects` included. */
  readonly index: number;
  /** `NOBODY` where time passes. */
  readonly actor: string;
  /** Line of the action (`Romeo sends:`), from 1. */
  readonly line: number;
  /** From the start of that line to the end of the block. */
  readonly range: TextRange;
}

export interface ConnectsStep extends StepBase {
  readonly kind: 'connects';
}
export interface DisconnectsStep extends StepBase {
  readonly kind: 'disconnects';
}
/** `stanza` still holds `${…}`: see `match/substitute`. */
export interface SendsStep extends StepBase {
  readonly kind: 'sends';
  readonly stanza: XmlElement;
}
/** What a `sends` puts on the wire as it is written, be it XML or not. */
export interface SendsRawStep extends StepBase {
  readonly kind: 'sends-raw';
  /** Still holds `${…}`; never empty. */
  readonly text: string;
}
/** `stanza` is the pattern, with `${…}`, `{scansion:…}` and `scansion:strict`. */
export interface ReceivesStep extends StepBase {
  readonly kind: 'receives';
  readonly stanza: XmlElement;
}
export interface ReceivesNothingStep extends StepBase {
  readonly kind: 'receives-nothing';
}

/** The server ends the session: by closing the stream, or with a stream error. */
export interface IsDisconnectedStep extends StepBase {
  readonly kind: 'is-disconnected';
  /** The stream error's (RFC 6120, section 4.9.3); absent: any, or none. */
  readonly condition?: string;
}
/** The server does not let the actor in. */
export interface IsRefusedStep extends StepBase {
  readonly kind: 'is-refused';
  /** Of SASL (RFC 6120, section 6.5), of the bind, or of the stream; absent: any. */
  readonly condition?: string;
}

/** The server's clock moves on: the embedded server's at once, any other one's as slowly as it does. */
export interface TimePassesStep extends StepBase {
  readonly kind: 'time-passes';
  /** More than 0. */
  readonly by: Milliseconds;
  /** `12 minutes pass`. */
  readonly words: string;
}

export type EndingStep = IsDisconnectedStep | IsRefusedStep;

export type Step =
  | ConnectsStep
  | DisconnectsStep
  | SendsStep
  | SendsRawStep
  | ReceivesStep
  | ReceivesNothingStep
  | EndingStep
  | TimePassesStep;

/** Whether a step puts something on the wire that the script writes. */
export function isSending(step: Step | undefined): step is SendsStep | SendsRawStep {
  return step?.kind === 'sends' || step?.kind === 'sends-raw';
}

/** Whether a step waits for the server to refuse or to disconnect its actor. */
export function isEnding(step: Step | undefined): step is EndingStep {
  return step?.kind === 'is-refused' || step?.kind === 'is-disconnected';
}

/** `is refused: not-authorized`. */
export function endingWords({ kind, condition }: Pick<EndingStep, 'kind' | 'condition'>): string {
  const verb = kind === 'is-refused' ? t('is refused') : t('is disconnected');
  return condition === undefined ? verb : `${verb}: ${condition}`;
}

/** What a step does, in the language of the page: `sends`, `receives nothing`, `is refused: not-authorized`. */
export function stepVerb(step: Step): string {
  switch (step.kind) {
    case 'sends':
    case 'sends-raw':
      return t('sends');
    case 'receives':
      return t('receives');
    case 'receives-nothing':
      return t('receives nothing');
    case 'is-refused':
    case 'is-disconnected':
      return endingWords(step);
    case 'time-passes':
      return step.words;
    case 'connects':
      return t('connects');
    case 'disconnects':
      return t('disconnects');
    default:
      return assertUnreachable(step);
  }
}

/** What a step does, with the name of its stanza: `receives message`, `sends raw text`, `12 minutes pass`. */
export function stepDeed(step: Step): string {
  if (step.kind === 'sends-raw') return t('sends raw text');
  if (step.kind === 'sends') return t('sends {what}', { what: step.stanza.local });
  if (step.kind === 'receives') return t('receives {what}', { what: step.stanza.local });
  return stepVerb(step);
}

/** Who does what: `Romeo receives message`, `12 minutes pass`. */
export function stepWords(step: Step): string {
  return withActor(step, stepDeed(step));
}

/** A deed with the name of its actor, if it is one's. */
export function withActor({ actor }: Pick<Step, 'actor'>, deed: string): string {
  return actor === NOBODY ? deed : `${actor} ${deed}`;
}
