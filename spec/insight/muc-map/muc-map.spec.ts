import { describe, expect, it } from 'vitest';
import { mapOf } from '../../../src/insight/muc-map/muc-map.ts';
import { printMap } from '../../../src/insight/muc-map/print-map.ts';
import { USE_CASES } from '../../../src/insight/muc-map/use-cases.ts';
import { MUC_SECTION_ANCHORS } from '../../../src/insight/registry/sections.ts';
import { trace } from '../../support/trace-notation.ts';

const kick = trace(
  'Romeo < <presence type="unavailable" from="r@c/M"><x xmlns="http://jabber.org/protocol/muc#user"><status code="307"/><item role="none"/></x></presence>',
);
const tagged = (value: string) => [{ key: 'XEP-0045', value }];

describe('mapOf', () => {
  it('counts a use case where a header names it and the run shows it', () => {
    const { entries, unseen } = mapOf([
      { name: 'a', tags: tagged('8.2, 10.9'), events: kick },
      { name: 'b', tags: [], events: kick },
    ]);
    const scenariosOf = (wanted: string) => entries.find(({ term }) => term === wanted)?.scenarios;
    expect(scenariosOf('8.2')).toEqual(['a']);
    expect(scenariosOf('307')).toEqual(['a', 'b']);
    expect(scenariosOf('10.9')).toEqual([]);
    expect(unseen).toEqual([
      { scenario: 'a', section: '10.9', missing: 'received presence/x/destroy' },
    ]);
  });

  it('has all there is: 19 codes, 20 changes of affiliation, 12 of role', () => {
    const { entries } = mapOf([]);
    const count = (wanted: string) => entries.filter(({ group }) => group === wanted).length;
    expect(count('status codes')).toBe(19);
    expect(count('affiliation changes')).toBe(20);
    expect(count('role changes')).toBe(12);
  });

  it('names sections that there are, each once', () => {
    const sections = USE_CASES.map(({ section }) => section);
    expect(new Set(sections).size).toBe(sections.length);
    for (const section of sections) expect(MUC_SECTION_ANCHORS[section], section).toBeDefined();
  });
});

describe('printMap', () => {
  it('tells who exercises what, then what nobody does and why', () => {
    const text = printMap(mapOf([{ name: '20-kick', tags: tagged('8.2'), events: kick }]), 'text');
    expect(text).toContain('  8.2 A kick: 20-kick\n');
    expect(text).toContain('Status codes: 1 of 16, and 0 of 3 that are not to be expected\n');
    expect(text).toContain('  102. The room now also lists members who are offline. No server');
  });

  it('names three of many, and says what a header promises in vain', () => {
    const runs = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, tags: [], events: kick }));
    const vain = { name: 'f', tags: tagged('10.9'), events: kick };
    const text = printMap(mapOf([...runs, vain]), 'markdown');
    expect(text).toMatch(/^- `307` .*: a, b, c and 3 more$/m);
    expect(text).toMatch(/^f names 10\.9, but nothing in its run shows it: no received .*\.$/m);
  });
});
