import { describe, expect, it } from 'vitest';
import { NO_BREAKPOINTS } from '../../src/state/breakpoints.ts';
import { createDocumentStore, withOpened } from '../../src/state/document-store.ts';
import { createSettledText } from '../../src/state/settled-text.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';

function typing() {
  const clock = createSimulatedClock();
  const document = createDocumentStore({ text: '# A' });
  const settled = createSettledText(document, clock);
  const seen: string[] = [];
  settled.subscribe(({ text }) => void seen.push(text));
  return { clock, document, settled, seen };
}

describe('the settled text', () => {
  it('follows a moment after the last key', async () => {
    const { clock, document, settled, seen } = typing();
    expect(settled.getState().text).toBe('# A');
    for (const text of ['# Ab', '# Abc', '# Abcd']) {
      document.setState({ text });
      await clock.pass(100);
    }
    expect(seen).toEqual([]);
    await clock.pass(100);
    expect(seen).toEqual(['# Abcd']);
  });

  it('follows at once when another script is opened', async () => {
    const { clock, document, seen } = typing();
    document.setState({ text: '# Ab' });
    document.setState((state) => withOpened(state, { text: '# B' }));
    expect(seen).toEqual(['# B']);
    await clock.pass(1000);
    expect(seen).toEqual(['# B']);
  });

  it('cares for nothing else in the document', async () => {
    const { clock, document, seen } = typing();
    document.setState({ breakpoints: NO_BREAKPOINTS });
    await clock.pass(1000);
    expect(seen).toEqual([]);
  });
});
