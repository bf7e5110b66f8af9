import { describe, expect, it } from 'vitest';
import { CLASSES } from './classes.ts';
import { tryAll } from './hostile-class.ts';

describe('what is hostile does no harm', () => {
  it.each(CLASSES)('$name', async (hostile) => {
    const { failures, tried } = await tryAll(hostile, 'short');
    expect(failures).toEqual([]);
    expect(tried).toBeGreaterThan(0);
  });

  it('a try that throws is counted as failed', async () => {
    const broken = {
      name: 'broken',
      tries: () => [
        { name: 'fine', run: () => undefined },
        {
          name: 'not fine',
          run: () => {
            throw new Error('why');
          },
        },
      ],
    };
    const tally = await tryAll(broken, 'short');
    expect(tally).toEqual({ name: 'broken', tried: 2, failures: ['not fine: why'], left: 0 });
  });
});
