import { describe, expect, it } from 'vitest';
import { Arrivals } from '../../src/transport/arrivals.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';

const short = '<a/>';
const long = `<b>${'x'.repeat(200_000)}</b>`;

/** What is told of what comes, in its order. */
function listening() {
  const clock = createSimulatedClock();
  const heard: string[] = [];
  const arrivals = new Arrivals(
    {
      frame: ({ parsed }) => heard.push(parsed.ok ? parsed.value.local : parsed.error.sentence),
      binary: () => heard.push('binary'),
      closed: ({ kind }) => heard.push(kind),
    },
    clock,
  );
  return { clock, heard, arrivals };
}

describe('what comes on a wire', () => {
  it('is told at once while frames are short', () => {
    const { heard, arrivals } = listening();
    arrivals.frame(short);
    arrivals.binary();
    arrivals.closed({ kind: 'closed' });
    expect(heard).toEqual(['a', 'binary', 'closed']);
  });

  it('is told in its order, behind a long frame that is read in turns', async () => {
    const { clock, heard, arrivals } = listening();
    arrivals.frame(short);
    arrivals.frame(long);
    arrivals.frame(short);
    arrivals.frame(long);
    arrivals.closed({ kind: 'closed' });
    expect(heard).toEqual(['a']);
    await clock.pass(1);
    expect(heard).toEqual(['a', 'b', 'a', 'b', 'closed']);
  });

  it('is told at once where an embedded server says it, which is idle after that', () => {
    const { heard, arrivals } = listening();
    arrivals.frame(long, { turn: 1 });
    expect(heard).toEqual(['b']);
  });

  it('is no more told once nobody listens', async () => {
    const { clock, heard, arrivals } = listening();
    arrivals.frame(long);
    arrivals.frame(short);
    arrivals.stop();
    await clock.pass(1);
    expect(heard).toEqual([]);
  });

  it('is refused at once where it is too long', () => {
    const { heard, arrivals } = listening();
    arrivals.frame(`<c>${'x'.repeat(11_000_000)}</c>`);
    expect(heard).toEqual(['The text has 11000007 characters; at most 10485760 are accepted.']);
  });
});
