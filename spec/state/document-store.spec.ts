import { describe, expect, it } from 'vitest';
import { NO_BREAKPOINTS } from '../../src/state/breakpoints.ts';
import {
  createDocumentStore,
  scriptTitle,
  withOpened,
  type DocumentState,
} from '../../src/state/document-store.ts';

function edited(text: string, state = createDocumentStore().getState()): DocumentState {
  return { ...state, text };
}

describe('opening another script', () => {
  it('keeps an edited one as a draft', () => {
    const state = withOpened(edited('# Mine'), { text: '# Kick', scenarioId: '20-kick' });
    expect(state.text).toBe('# Kick');
    expect(state.drafts).toEqual([{ id: 'draft-1', text: '# Mine' }]);
  });

  it('keeps nothing of a script that was only read', () => {
    const opened = withOpened(createDocumentStore().getState(), { text: '# Kick' });
    expect(withOpened(opened, { text: '# Speaking' }).drafts).toEqual([]);
  });

  it('keeps a draft once, however often it is edited', () => {
    const first = withOpened(edited('# Mine'), { text: '# Kick' });
    const again = withOpened(first, { text: '# Mine', draftId: 'draft-1' });
    const last = withOpened(edited('# Mine, better', again), { text: '# Kick' });
    expect(last.drafts).toEqual([{ id: 'draft-1', text: '# Mine, better' }]);
  });

  it('numbers drafts apart', () => {
    const first = withOpened(edited('# One'), { text: '# Kick' });
    const second = withOpened(edited('# Two', first), { text: '# Kick' });
    expect(second.drafts.map(({ id }) => id)).toEqual(['draft-2', 'draft-1']);
  });
});

describe('the title of a script', () => {
  it.each([
    ['# Kick\nrest', 'Kick'],
    ['## tag', 'tag'],
    ['[Client] Romeo', 'Untitled script'],
    ['', 'Untitled script'],
    ['#', 'Untitled script'],
  ])('%j is called %s', (text, title) => {
    expect(scriptTitle(text)).toBe(title);
  });
});

describe('breakpoints', () => {
  const breakpoints = atLinesOn(4, 9);
  const KICK = `# Kick${'\n'.repeat(8)}`;
  const MINE = `# Mine${'\n'.repeat(8)}`;
  const edited = { text: MINE, original: KICK, scenarioId: 'kick', breakpoints };

  it('stay with their scenario', () => {
    const before = createDocumentStore({ ...edited, text: KICK }).getState();
    const away = withOpened(before, { text: '# Join', scenarioId: 'join' });
    expect(away.breakpoints).toEqual(NO_BREAKPOINTS);
    expect(withOpened(away, { text: KICK, scenarioId: 'kick' })).toMatchObject({
      breakpoints,
      otherBreakpoints: {},
    });
  });

  it('stay with a draft, and do not come with the scenario that it was made from', () => {
    const away = withOpened(createDocumentStore(edited).getState(), { text: '', scenarioId: 'a' });
    expect(withOpened(away, { text: MINE, draftId: 'draft-1' })).toMatchObject({ breakpoints });
    expect(withOpened(away, { text: KICK, scenarioId: 'kick' })).toMatchObject({
      breakpoints: NO_BREAKPOINTS,
    });
  });

  it('behind the end of a script that has become shorter are left out', () => {
    const before = createDocumentStore({ otherBreakpoints: { kick: breakpoints } }).getState();
    expect(withOpened(before, { text: '# Kick\n\n\n# 4', scenarioId: 'kick' })).toMatchObject({
      breakpoints: atLinesOn(4),
    });
  });
});

function atLinesOn(...lines: readonly number[]) {
  return { lines: lines.map((line) => ({ line, isOn: true, condition: '' })), stanzas: [] };
}
