import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter, passesFilter, type FilterSubject } from '../../src/timeline/filter.ts';

const KICK: FilterSubject = {
  verdict: 'missing',
  step: 8,
  actor: 'Romeo',
  from: ['room@muc.localhost/Juliet', 'room'],
  to: ['Romeo'],
  stanza: 'presence',
  type: 'unavailable',
  statusCodes: () => ['307', '110'],
  condition: () => undefined,
  texts: () => ['Step 8, Romeo receives presence', '<presence><reason>Enough</reason>'],
};
const ERROR: FilterSubject = { ...KICK, type: 'error', condition: () => 'forbidden' };

const passes = (text: string, subject: FilterSubject = KICK) =>
  passesFilter(parseFilter(text), subject);

describe('the filter language', () => {
  it.each([
    '',
    'enough',
    'ROMEO enough',
    '"romeo receives"',
    'actor:romeo',
    'from:room',
    'from:juliet to:romeo',
    'kind:presence type:unavailable',
    'status:307',
    'verdict:missing',
    'verdict:never-came',
    'step:8',
    'step:7..9',
    '-kind:iq',
    '-tybalt',
    '-error',
  ])('lets a row pass by %j', (text) => {
    expect(passes(text)).toBe(true);
  });

  it.each([
    'tybalt',
    'romeo tybalt',
    'actor:rom',
    'to:room',
    'kind:iq',
    'status:30',
    'verdict:differs',
    'step:9',
    'step:9..20',
    '-step:8',
    'error',
  ])('keeps a row back by %j', (text) => {
    expect(passes(text)).toBe(false);
  });

  it('finds errors, of any kind or of one', () => {
    expect(passes('error', ERROR)).toBe(true);
    expect(passes('error:forbidden', ERROR)).toBe(true);
    expect(passes('error:conflict', ERROR)).toBe(false);
  });

  it.each([
    'step:x',
    'status:many',
    'kind:letter',
    'verdict:guilty',
    'foo:bar',
    'actor:',
    'http://x',
  ])('takes %j, which is no term, for a word', (text) => {
    expect(parseFilter(text)).toEqual([{ kind: 'word', text, negated: false }]);
  });

  it('never fails, and a negated term is the opposite', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [term] = parseFilter(text);
        if (term === undefined) return;
        const opposite = { ...term, negated: !term.negated };
        expect(passesFilter([opposite], KICK)).toBe(!passesFilter([term], KICK));
      }),
    );
  });
});
