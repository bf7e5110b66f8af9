import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  passesFilter,
  someHasWord,
  type FilterSubject,
} from '../../../src/timeline/filter/filter.ts';
import { FILTER_KEYS } from '../../../src/timeline/filter/filter-keys.ts';
import { parseFilter } from '../../../src/timeline/filter/parse-filter.ts';

const TEXTS = ['Step 8, Romeo receives presence', '<presence><reason>Enough</reason>'];
const KICK: FilterSubject = {
  verdict: 'missing',
  step: 8,
  actor: 'Romeo',
  direction: 'in',
  from: ['room@muc.localhost/Juliet', 'room'],
  to: ['Romeo'],
  stanza: 'presence',
  type: 'unavailable',
  id: 'lx3',
  statusCodes: () => ['307', '110'],
  condition: () => undefined,
  namespaces: () => ['jabber:client', 'http://jabber.org/protocol/muc#user'],
  body: () => 'Good morrow, cousin',
  texts: () => TEXTS,
  hasWord: (word) => someHasWord(TEXTS, word),
  mayHold: () => true,
  maySay: () => true,
};
const ERROR: FilterSubject = { ...KICK, type: 'error', condition: () => 'forbidden' };

const passes = (text: string, subject: FilterSubject = KICK) =>
  passesFilter(parseFilter(text).terms, subject);
const problems = (text: string) =>
  parseFilter(text).problems.map(({ at, end, severity, message }) => [
    text.slice(at, end),
    severity,
    message,
  ]);

describe('the filter language', () => {
  it.each([
    '',
    'enough',
    'ROMEO enough',
    '"romeo receives"',
    'actor:romeo',
    'actor:juliet,romeo',
    'actor:ro*',
    'from:room',
    'from:*/juliet',
    'from:room@*',
    'from:juliet to:romeo',
    'kind:presence type:unavailable',
    'with:juliet with:romeo',
    'kind:iq,presence',
    'dir:in',
    'status:307',
    'code:110',
    'verdict:missing',
    'verdict:never-came',
    'verdict:differs,missing',
    'step:8',
    'step:7..9',
    'step:1,8',
    'ns:muc#user',
    'id:lx3',
    'body:"good morrow"',
    'body:"x, y",cousin',
    '-kind:iq',
    '-tybalt',
    '-error',
    '-"juliet receives"',
  ])('lets a row pass by %j', (text) => {
    expect(passes(text)).toBe(true);
    expect(problems(text)).toEqual([]);
  });

  it.each([
    'tybalt',
    'romeo tybalt',
    'actor:rom',
    'to:room',
    'from:juliet*',
    'kind:iq',
    'kind:iq,message',
    'dir:out',
    'status:30',
    'verdict:differs',
    'step:9',
    'step:9..20',
    'ns:muc#admin',
    'id:lx4',
    'body:enough',
    '-step:8',
    'error',
  ])('keeps a row back by %j', (text) => {
    expect(passes(text)).toBe(false);
  });

  it('finds errors, of any kind or of one', () => {
    expect(passes('error', ERROR)).toBe(true);
    expect(passes('error:forbidden', ERROR)).toBe(true);
    expect(passes('error:conflict', ERROR)).toBe(false);
    expect(passes('error:conflict,forbidden', ERROR)).toBe(true);
  });

  it.each([
    ['kind:iq step:x', 'step:x', '“step:” takes a number or a range: step:8, step:8..12.'],
    ['status:many', 'status:many', '“status:” takes a number of three digits.'],
    ['-kind:letter', '-kind:letter', '“kind:” takes message, presence, iq.'],
    ['verdict:guilty', 'verdict:guilty', '“verdict:” takes a verdict, as differs or never-came.'],
  ])(
    'says at its place what is wrong in %j, and leaves nothing out by it',
    (text, part, message) => {
      expect(problems(text)).toEqual([[part, 'error', message]]);
      expect(parseFilter(text).terms).toHaveLength(text.split(' ').length - 1);
    },
  );

  it.each(['actor:', 'kind:', '-', '"', '/', 'step:,'])('waits for the end of %j', (text) => {
    expect(parseFilter(text)).toMatchObject({ terms: [], problems: [] });
  });

  it('takes what has no known key for a word, and says what was nearly meant', () => {
    expect(parseFilter('http://x').terms).toEqual([
      { kind: 'word', text: 'http://x', negated: false },
    ]);
    expect(problems('http://x')).toEqual([]);
    expect(problems('actr:Romeo')).toEqual([
      ['actr:Romeo', 'hint', 'Looked for as a word. Did you mean “actor:”?'],
    ]);
  });

  it('asks for a pattern to be compiled, by whom it is given', () => {
    expect(parseFilter('/sec(ret|ond)/ x')).toMatchObject({ lacksPatterns: true });
    const compile = (source: string) =>
      source === '('
        ? ({ ok: false, message: 'A bracket is open.' } as const)
        : ({ ok: true, finds: (text: string) => text.includes(source) } as const);
    const { terms } = parseFilter('/Enough/', compile);
    expect(passesFilter(terms, KICK)).toBe(true);
    expect(parseFilter('/(/', compile).problems).toEqual([
      { at: 0, end: 3, severity: 'error', message: 'A bracket is open.' },
    ]);
  });

  it('knows each of its keys once', () => {
    const names = FILTER_KEYS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('never fails, and a negated term is the opposite', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^(-?[a-z]{0,6}:?["/*,.0-9a-z]{0,8} ?){0,4}$/),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { terms, clauses } = parseFilter(written);
        expect(clauses.map((clause) => clause.text).join('')).toBe(
          clauses.map(({ at, end }) => written.slice(at, end)).join(''),
        );
        const [term] = terms;
        if (term === undefined) return;
        const opposite = { ...term, negated: !term.negated };
        expect(passesFilter([opposite], KICK)).toBe(!passesFilter([term], KICK));
      }),
    );
  });
});
