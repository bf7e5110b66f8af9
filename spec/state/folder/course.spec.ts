import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCourse, readLinkedCourse } from '../../../src/state/folder/course.ts';

const PATHS = new Set(['a.scs', 'more/b.scs', 'c.scs']);
const read = (text: string) => readCourse(text, PATHS);

describe('the index of a folder', () => {
  it('has a title, chapters, and lessons in their order', () => {
    const text = '# Verona\n\nc.scs\n\n## First\nmore/b.scs  The second\n## Empty\n## Next\r\n';
    expect(read(`${text}https://a.example/x.scs Elsewhere\na.scs`)).toEqual({
      title: 'Verona',
      chapters: [
        { title: '', entries: [{ kind: 'file', path: 'c.scs', title: '' }] },
        { title: 'First', entries: [{ kind: 'file', path: 'more/b.scs', title: 'The second' }] },
        {
          title: 'Next',
          entries: [
            { kind: 'link', url: 'https://a.example/x.scs', title: 'Elsewhere' },
            { kind: 'file', path: 'a.scs', title: '' },
          ],
        },
      ],
      faults: [],
    });
  });

  it('is empty without lines', () => {
    expect(read('')).toEqual({ title: '', chapters: [], faults: [] });
  });

  it.each([
    ['d.scs', 'Line 2 of “index”: there is no script d.scs in the folder.'],
    ['../a.scs', 'Line 2 of “index”: there is no script ../a.scs in the folder.'],
    ['a.scs again', 'Line 2 of “index” names a.scs once more.'],
    [
      'http://a.example/x',
      'Line 2 of “index”: http://a.example/x is no address that begins with https://.',
    ],
    [
      'javascript:alert(1)',
      'Line 2 of “index”: javascript:alert(1) is no address that begins with https://.',
    ],
    [
      'https://u:p@a.example/x',
      'Line 2 of “index”: https://u:p@a.example/x is no address that begins with https://.',
    ],
  ])('tells of %s, and leaves it out', (line, fault) => {
    const { chapters, faults } = read(`a.scs\n${line}`);
    expect(faults).toEqual([fault]);
    expect(chapters.flatMap(({ entries }) => entries)).toHaveLength(1);
  });

  it('names scripts of the folder and https addresses alone, each once, whatever stands in it', () => {
    const line = fc.oneof(
      fc.string(),
      fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }),
      fc.constantFrom(...PATHS, '# T', '## C'),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { chapters } = read(lines.join('\n'));
        const places = chapters.flatMap(({ entries }) =>
          entries.map((entry) => (entry.kind === 'file' ? entry.path : entry.url)),
        );
        expect(new Set(places).size).toBe(places.length);
        for (const place of places) {
          expect(PATHS.has(place) || new URL(place).protocol === 'https:').toBe(true);
        }
      }),
    );
  });
});

describe('the index of a course on the web', () => {
  const read = (line: string) => readLinkedCourse(line, 'https://a.example/verona/index');

  it.each([
    ['x.scs', 'https://a.example/verona/x.scs'],
    ['./deep/x.scs', 'https://a.example/verona/deep/x.scs'],
    ['https://b.example/x', 'https://b.example/x'],
  ])('leads from %s to a script beside it, below it, or named whole: %s', (line, url) => {
    expect(read(line).chapters).toEqual([
      { title: '', entries: [{ kind: 'link', url, title: '' }] },
    ]);
  });

  it.each(['../x.scs', '/x.scs', '//b.example/x.scs', 'notes.txt', 'http://a.example/x.scs'])(
    'leads nowhere from %s',
    (line) => {
      const { chapters, faults } = read(line);
      expect(chapters).toEqual([]);
      expect(faults).toHaveLength(1);
    },
  );
});
