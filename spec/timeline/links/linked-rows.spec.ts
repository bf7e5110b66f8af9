import { describe, expect, it } from 'vitest';
import { causesOf } from '../../../src/timeline/links/causes.ts';
import { linksOf, MOST_LINKS } from '../../../src/timeline/links/linked-rows.ts';
import { eventsUntil } from '../../../src/trace/event-list.ts';
import { eventSeq } from '../../../src/trace/event-seq.ts';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { affiliationScenario, failedPlay, passedPlay } from '../affiliation-play.ts';

const runOf = (events: readonly TraceEvent[]) => ({
  events,
  model: buildTraceModel(events),
  causes: causesOf(events),
});

/** What belongs to the stanza of a step, in words: `Answers: step 4`, whose steps by number, others by actor. */
const linksAt = (step: number, events: readonly TraceEvent[]) => {
  const run = runOf(events);
  const stanza = [...run.model.stanzas].find((record) => record.step === step)?.frame.seq;
  return linksOf(stanza ?? eventSeq(0), run).map(
    ({ words, links }) =>
      `${words}: ${links.map(({ spot, actor }) => spot.step ?? actor).join(', ')}`,
  );
};

describe('what belongs to a row', () => {
  const passed = passedPlay(affiliationScenario());

  it('is the answer to a request, and the request of an answer', () => {
    expect(linksAt(5, passed)).toContain('Answered in: 6');
    expect(linksAt(6, passed)).toEqual(['Answers: 5']);
  });

  it('is what somebody is told who enters, and what the others see of it', () => {
    expect(linksAt(2, passed)).toEqual(['1 presence: 3', 'The subject: 4']);
    expect(linksAt(4, passed)).toEqual(['Came of: 2']);
  });

  it('is what all hear of what one says', () => {
    expect(linksAt(21, passed)).toEqual(['Went to 1 other occupant: 22', 'Came back in: Romeo']);
    expect(linksAt(22, passed)).toEqual(['Was said in: 21']);
  });

  it('names what no step took by its actor', () => {
    const failed = failedPlay(affiliationScenario('-broken'));
    expect(linksAt(7, failed)).toEqual(['Answered in: Romeo', '1 notice: 8']);
  });

  it('is nothing for what is no stanza, or has not come yet', () => {
    const run = runOf(passed);
    expect(linksOf(eventSeq(0), run)).toEqual([]);
    expect(linksOf(eventSeq(1e9), run)).toEqual([]);
    const asked = [...run.model.stanzas].find(({ step }) => step === 5)?.frame.seq;
    const then = { ...run, events: eventsUntil(passed, asked) };
    expect(linksOf(asked ?? eventSeq(0), then)).toEqual([]);
  });

  it('is bounded, and says how many more there are', () => {
    const frame = { type: 'frame', actor: 'Romeo', phase: 'session', turn: 1, at: 0 } as const;
    const events: TraceEvent[] = [
      { ...frame, seq: eventSeq(0), direction: 'sent', xml: '<presence to="a@b/c"/>' },
      ...Array.from({ length: MOST_LINKS + 7 }, (_, index): TraceEvent => ({
        ...frame,
        seq: eventSeq(index + 1),
        direction: 'received',
        xml: '<presence/>',
      })),
    ];
    const [group] = linksOf(eventSeq(0), runOf(events));
    expect(group?.links).toHaveLength(MOST_LINKS);
    expect(group?.more).toBe(7);
  });
});
