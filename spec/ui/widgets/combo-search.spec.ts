import { describe, expect, it } from 'vitest';
import { searchSections } from '../../../src/ui/widgets/combo-search.ts';

const SECTIONS = [
  {
    id: 'entering',
    title: 'Entering',
    options: [
      { id: 'enter', number: '1', text: 'Enter a room', description: 'Presence and subject' },
      { id: 'nick', number: '2', text: 'Nickname conflict' },
    ],
  },
  {
    id: 'affiliations',
    title: 'Affiliations',
    options: [{ id: 'changes', number: '24', text: 'Affiliation changes' }],
  },
];

const found = (typed: string | undefined) =>
  searchSections(SECTIONS, typed).flatMap(({ options }) => options.map(({ id }) => id));

describe('the search in a list of options', () => {
  it.each([undefined, '', '  '])('keeps all when nothing is typed: %j', (typed) => {
    expect(found(typed)).toEqual(['enter', 'nick', 'changes']);
  });

  it('wants every word, in any order and case', () => {
    expect(found('ROOM enter')).toEqual(['enter']);
    expect(found('room conflict')).toEqual([]);
  });

  it.each([
    ['24', 'changes'],
    ['subject', 'enter'],
    ['entering conflict', 'nick'],
  ])('looks at number, description and section, too: %s', (typed, id) => {
    expect(found(typed)).toEqual([id]);
  });

  it('drops sections without any option left', () => {
    expect(searchSections(SECTIONS, '24').map(({ id }) => id)).toEqual(['affiliations']);
  });
});
