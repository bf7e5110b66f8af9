import { describe, expect, it } from 'vitest';
import { eventSeq } from '../../src/trace/event-seq.ts';
import type { FrameEvent, StepEnded } from '../../src/trace/event.ts';
import { diffOfFrame } from '../../src/trace/frame-diff.ts';
import { stanza } from '../support/scenario-notation.ts';

const frame = (xml: string): FrameEvent => ({
  ...{ seq: eventSeq(3), at: 0, type: 'frame', actor: 'Romeo' },
  ...{ direction: 'received', phase: 'session', xml },
});
const ended = (variables: Record<string, string>): StepEnded => ({
  ...{ seq: eventSeq(4), at: 0, type: 'step-ended', step: 1, verdict: 'differs' },
  variables,
});
const HI = frame('<message xmlns="jabber:client" from="a" type="error"/>');
const PATTERN = stanza('<message from="${Romeo\'s JID}"/>');
const count = (each: FrameEvent, end: StepEnded | undefined, strictErrors = false) =>
  diffOfFrame(each, { pattern: PATTERN, ended: end, rules: { strictErrors } })?.differences.length;

describe('what a step expected against a frame', () => {
  it('has the values that the variables had', () => {
    expect(count(HI, ended({ "Romeo's JID": 'a' }))).toBe(0);
    expect(count(HI, ended({ "Romeo's JID": 'b' }))).toBe(1);
  });

  it('is nothing while a variable has no value, and for what is no XML', () => {
    expect(count(HI, undefined)).toBeUndefined();
    expect(count(frame('<message'), ended({ "Romeo's JID": 'a' }))).toBeUndefined();
  });

  it('heeds what the run asks for', () => {
    const end = ended({ "Romeo's JID": 'a' });
    expect([count(HI, end), count(HI, end, true), count(HI, end)]).toEqual([0, 1, 0]);
  });

  it('is compared once for all who ask', () => {
    const end = ended({ "Romeo's JID": 'a' });
    const ask = () => diffOfFrame(HI, { pattern: PATTERN, ended: end, rules: {} });
    expect(ask()).toBe(ask());
  });
});
