import { t } from '../base/translate.ts';
import type { XmlElement } from '../xml/element.ts';
import type { EventSeq, Problem, StepVerdict } from '../trace/event.ts';

/** How a step ended. */
export interface StepResult {
  readonly verdict: StepVerdict;
  readonly stanza?: EventSeq | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly captures?: Readonly<Record<string, string>> | undefined;
  readonly note?: string | undefined;
  /** Why it could not go on; makes the outcome an error. */
  readonly problem?: Problem | undefined;
  /** Nothing can go on after this. */
  readonly isFinal?: boolean;
}

/** "Romeo never received this <message>."; with the prefix that the script writes, as in `<stream:error>`. */
export function neverReceived(name: string, { prefix, local }: XmlElement): string {
  const element = prefix === '' ? local : `${prefix}:${local}`;
  return t('{name} never received this <{element}>.', { name, element });
}
