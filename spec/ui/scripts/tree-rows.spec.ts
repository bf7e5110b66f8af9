import { describe, expect, it } from 'vitest';
import { freshFile } from '../../../src/state/folder/script-file.ts';
import { scriptFolder } from '../../../src/state/folder/script-folder.ts';
import { lineLabel } from '../../../src/ui/scripts/row-words.ts';
import type { ListedScripts } from '../../../src/ui/scripts/tree-row.ts';
import { firstOpened, treeRows } from '../../../src/ui/scripts/tree-rows.ts';

const entry = (number: number, title: string, chapter: string) => ({
  id: `${number}-${title.toLowerCase()}`,
  number,
  title,
  chapter,
  lesson: `All about ${title}.`,
});
const SCENARIOS = [entry(1, 'Hello', 'Entering'), entry(20, 'Kick', 'Roles')];
const FOLDER = scriptFolder({ id: 'f', name: 'scansion', isOnDisk: true }, [
  freshFile('basic.scs', '# Basic'),
  freshFile('muc/kick.scs', '# Kick'),
]);

const listed = (more: Partial<ListedScripts> = {}) =>
  treeRows({
    scenarios: SCENARIOS,
    course: undefined,
    folder: undefined,
    drafts: [],
    filter: '',
    unfolded: {},
    scenarioId: undefined,
    edited: new Set(),
    verdictOf: () => undefined,
    lessonVerdict: () => undefined,
    finished: new Set(),
    isByVerdict: false,
    ...more,
  });
const shown = (more?: Partial<ListedScripts>) =>
  listed(more).map(({ level, name, count }) =>
    [' '.repeat(level - 1) + name, count].filter(Boolean).join(' · '),
  );

describe('a folder with an index', () => {
  const index =
    '# Verona\n## Rooms\nmuc/kick.scs\nhttps://a.example/x.scs Elsewhere\n## Begin\ngone.scs\n';
  const folder = scriptFolder(FOLDER, [...FOLDER.files, freshFile('index', index)]);

  it('has its scripts, and links, by chapter and title, in the order of the index; then the others', () => {
    expect(shown({ folder, scenarios: [] })).toEqual([
      'Verona · scansion, 2 scripts',
      ' Rooms · 2',
      '  Kick',
      '  Elsewhere',
      ' basic',
    ]);
  });

  it('finds links, too', () => {
    expect(shown({ folder, scenarios: [], filter: 'elsewhere' })).toEqual([
      'Verona · scansion, 0 of 2 scripts',
      ' Rooms · 1',
      '  Elsewhere',
    ]);
  });
});

describe('the list of scripts', () => {
  it('says which lessons are finished, line by line and by chapter', () => {
    const finished = new Set(['1-hello']);
    const rows = listed({ finished, scenarioId: '1-hello' });
    expect(rows.find(({ name }) => name === '1 Entering')?.count).toBe('1 of 1');
    expect(rows.find(({ id }) => id === 'lesson:1-hello')?.verdict?.kind).toBe('passed');
  });

  it('shows lessons by chapter, the chapter of the open one unfolded', () => {
    expect(shown()).toEqual(['Lessons · 2', ' 1 Entering · 1', ' 2 Roles · 1']);
    expect(shown({ scenarioId: '20-kick' })).toEqual([
      'Lessons · 2',
      ' 1 Entering · 1',
      ' 2 Roles · 1',
      '  20 Kick',
    ]);
  });

  it('shows drafts, and the folder as a tree', () => {
    const drafts = [
      { id: 'draft-1', text: '# Mine' },
      { id: 'draft-2', text: '# Kick', file: { id: 'file:f/muc/kick.scs', base: '' } },
      { id: 'draft-3', text: '# Other', file: { id: 'file:g/a/other.scs', base: '' } },
    ];
    expect(shown({ folder: FOLDER, drafts })).toEqual([
      'Lessons · 2',
      'Drafts · 2',
      ' Mine',
      ' other.scs',
      'My folder · scansion, 2 scripts',
      ' muc · 1',
      '  kick',
      ' basic',
    ]);
  });

  it('unfolds all that has the words, and leaves out what has not', () => {
    const rows = { folder: FOLDER, filter: 'kick', unfolded: { folder: false } };
    expect(shown(rows)).toEqual([
      'Lessons · 1',
      ' Roles · 1',
      '  20 Kick',
      'My folder · scansion, 1 of 2 scripts',
      ' muc · 1',
      '  kick',
    ]);
    expect(firstOpened(listed(rows))).toEqual({ kind: 'scenario', id: '20-kick' });
    expect(listed({ filter: 'nothing has this', folder: FOLDER })).toEqual([]);
  });

  it('folds as a person wants', () => {
    const unfolded = { lessons: false, 'branch:muc': false };
    expect(shown({ folder: FOLDER, unfolded })).toEqual([
      'Lessons · 2',
      'My folder · scansion, 2 scripts',
      ' muc · 1',
      ' basic',
    ]);
  });

  it('is told in words: name, what became of it, whether it is saved', () => {
    const rows = listed({
      folder: FOLDER,
      edited: new Set(['basic.scs']),
      verdictOf: ({ path }) => (path === 'basic.scs' ? { kind: 'differs' } : undefined),
    });
    const labels = rows.map(lineLabel);
    expect(labels).toContain('basic.scs: failed, edited, not saved');
    expect(labels).toContain('kick.scs');
    expect(labels).toContain('muc, 1');
  });

  it('shows what failed first, once the scripts ran together', () => {
    const rows = listed({
      folder: FOLDER,
      isByVerdict: true,
      unfolded: { lessons: false },
      verdictOf: ({ path }) => (path === 'basic.scs' ? { kind: 'passed' } : { kind: 'missing' }),
    });
    expect(rows.map(({ name, count }) => [name, count])).toEqual([
      ['Lessons', '2'],
      ['My folder', 'scansion, 2 scripts'],
      ['Failed', '1'],
      ['muc/kick', undefined],
      ['Passed', '1'],
      ['basic', undefined],
    ]);
  });

  it('says where each line stands among its own', () => {
    const places = listed({ folder: FOLDER }).map(({ id, place, of }) => [id, place, of]);
    expect(places).toEqual([
      ['lessons', 1, 2],
      ['folder', 2, 2],
      ['branch:muc', 1, 2],
      ['file:muc/kick.scs', 1, 1],
      ['file:basic.scs', 2, 2],
    ]);
  });
});
