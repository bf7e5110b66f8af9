import { describe, expect, it } from 'vitest';
import { completeFilter } from '../../../src/timeline/filter/complete-filter.ts';

const FACTS = { actor: ['Romeo', 'Rosaline', 'The Nurse'] };

/** What the text becomes by each offer; `|` is the cursor. */
function offered(marked: string): readonly string[] {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeFilter(text, cursor, FACTS).map(
    (offer) => text.slice(0, offer.at) + offer.text + text.slice(offer.end),
  );
}

describe('completion in a filter', () => {
  it('offers keys where a clause begins', () => {
    expect(offered('|')).toContain('actor:');
    expect(offered('kind:iq |')).toContain('kind:iq verdict:');
    expect(offered('ki|')).toEqual(['kind:']);
    expect(offered('-ki| step:8')).toEqual(['-kind: step:8']);
  });

  it('offers values behind a key, those of the run first', () => {
    expect(offered('kind:|')).toEqual(['kind:message', 'kind:presence', 'kind:iq']);
    expect(offered('actor:ro|')).toEqual(['actor:Romeo', 'actor:Rosaline']);
    expect(offered('actor:t|')).toEqual(['actor:"The Nurse"']);
    expect(offered('kind:iq,p| step:8')).toEqual(['kind:iq,presence step:8']);
    expect(offered('verdict:nev|')).toEqual(['verdict:never-came']);
  });

  it('offers nothing behind a key that there is not, within quotes, and for what is whole', () => {
    expect(offered('foo:|')).toEqual([]);
    expect(offered('"two w|')).toEqual([]);
    expect(offered('kind:iq|')).toEqual([]);
  });
});
