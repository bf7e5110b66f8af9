/**
 * Which stanzas may satisfy a `receives`: `skip` waits for a match, and what came before it is passed over; `search` is
 * the same, but what was passed over stays for later steps; with `next` the very next stanza must match. A rule is
 * named here, and `run/receive.ts` follows it; what else depends on it does not compile until it knows the rule.
 */
export const RECEIVE_RULES = ['skip', 'search', 'next'] as const;

export type ReceiveRule = (typeof RECEIVE_RULES)[number];

export interface ReceiveRuleTraits {
  /** A step may take a stanza although an earlier one, which it does not take, is unread. */
  readonly looksFurther: boolean;
  /** What a step looked at and did not take stays for later steps. */
  readonly leavesOthers: boolean;
}

export const RECEIVE_RULE_TRAITS: Readonly<Record<ReceiveRule, ReceiveRuleTraits>> = {
  skip: { looksFurther: true, leavesOthers: false },
  search: { looksFurther: true, leavesOthers: true },
  next: { looksFurther: false, leavesOthers: false },
};
