import type { RecordKind } from '../../../src/state/keeping/record-storage.ts';

/** A store in which one record does not fit. */
export interface Damage {
  readonly name: string;
  readonly kind: RecordKind;
  readonly key?: IDBValidKey;
  readonly value: unknown;
  /** The text that must be found again, in the editor or among the drafts; absent where none can be read. */
  readonly text?: string;
}

const COPY = { text: '# Mine\n\n# 3', original: '# Kick', scenarioId: 'kick', updatedAt: 5 };

const atLines = (...lines: readonly unknown[]) => ({
  ...COPY,
  breakpoints: { lines, stanzas: [] },
});

const copy = (name: string, value: unknown, text?: string): Damage => ({
  name: `a copy with ${name}`,
  kind: 'copies',
  value,
  ...(text === undefined ? {} : { text }),
});

const withText = (name: string, value: unknown) => copy(name, value, COPY.text);

/** Stores that a page could find: by an accident, by another edition, or by somebody's hand. */
export const DAMAGES: readonly Damage[] = [
  withText('a breakpoint at line 0', atLines({ line: 0 })),
  withText('a breakpoint at line -1', atLines({ line: -1 })),
  withText('a breakpoint at half a line', atLines({ line: 1.5 })),
  withText('a breakpoint at no number', atLines({ line: Number.NaN })),
  withText('a breakpoint at infinity', atLines({ line: Infinity })),
  withText('a breakpoint at line 1e9', atLines({ line: 1e9 })),
  withText('a breakpoint behind the end', atLines({ line: 4 })),
  withText('a breakpoint at a word', atLines({ line: '1' })),
  withText('a breakpoint twice', atLines({ line: 1 }, { line: 1 })),
  withText('a breakpoint that is null', atLines(null)),
  withText('a condition that is no text', atLines({ line: 1, condition: 7 })),
  withText('a condition of a megabyte', atLines({ line: 1, condition: 'x'.repeat(1_000_000) })),
  withText('a switch that is no switch', atLines({ line: 1, isOn: 'yes' })),
  withText('20,000 breakpoints', atLines(...Array.from({ length: 20_000 }, () => ({ line: 1 })))),
  withText('lines that are no list', { ...COPY, breakpoints: { lines: 'all' } }),
  withText('breakpoints that are a list', { ...COPY, breakpoints: [] }),
  withText('stanzas that are no texts', { ...COPY, breakpoints: { stanzas: [7] } }),
  withText('an original that is no text', { ...COPY, original: 7 }),
  withText('a scenario that is no text', { ...COPY, scenarioId: {} }),
  withText('a draft of a strange name', { ...COPY, draftId: '../../etc' }),
  withText('a moment before all', { ...COPY, updatedAt: -1 }),
  withText('a moment that is no number', { ...COPY, updatedAt: Number.NaN }),
  withText('a file name that is no text', { ...COPY, fileName: new Date(0) }),
  { ...withText('a number as its name', COPY), key: 7 },
  copy('no text', { original: '' }),
  copy('a text that is a number', { ...COPY, text: 7 }),
  copy('a text that is a list', { ...COPY, text: ['# Mine'] }),
  copy('nothing', null),
  copy('a number in its place', 42),
  copy('a list in its place', [COPY]),
  copy('bytes in its place', new Uint8Array(8)),
  copy('a map in its place', new Map([['text', '# Mine']])),
  {
    name: 'a draft of a strange name',
    kind: 'drafts',
    key: '__proto__',
    value: { text: '# Mine' },
    text: '# Mine',
  },
  {
    name: 'a draft with a number as its name',
    kind: 'drafts',
    key: 7,
    value: { text: '# Mine' },
    text: '# Mine',
  },
  { name: 'a draft without a text', kind: 'drafts', key: 'draft-1', value: {} },
  { name: 'a draft that is a text', kind: 'drafts', key: 'draft-1', value: '# Mine' },
  {
    name: 'a draft of a strange moment',
    kind: 'drafts',
    key: 'draft-1',
    value: { text: '# Mine', savedAt: 'yesterday' },
    text: '# Mine',
  },
  {
    name: 'breakpoints of a script that are no object',
    kind: 'breakpoints',
    key: 'kick',
    value: 7,
  },
  {
    name: 'breakpoints of a script at line 0',
    kind: 'breakpoints',
    key: 'kick',
    value: { lines: [{ line: 0 }], stanzas: [] },
  },
];
