import { describe, expect, it } from 'vitest';
import { unsavedTexts } from '../../../src/state/folder/working-text.ts';
import { FolderBrowser, givenCopy, type FolderTab } from './folder-stage.ts';

const SCRIPTS = { 'a.scs': '# A\n', 'b.scs': '# B\r\n', 'muc/c.scs': '\ufeff# C\n', 'x.txt': '' };

async function opened(session = {}) {
  const browser = new FolderBrowser();
  const disk = browser.disk('scansion', SCRIPTS);
  const tab = await browser.folderTab(session);
  await tab.desk.take(disk.given());
  return { browser, disk, ...tab };
}

const unsaved = ({ desk, document }: FolderTab) => {
  const { folder } = desk.store.getState();
  return folder && [...unsavedTexts(folder, document.getState()).keys()];
};
const note = ({ desk }: FolderTab) => desk.store.getState().note?.sentence ?? '';

describe('a folder on the disk', () => {
  it('opens with its first script, and says what it passed over', async () => {
    const { desk, document } = await opened();
    expect(desk.store.getState().folder?.files.map(({ path }) => path)).toEqual([
      'a.scs',
      'b.scs',
      'muc/c.scs',
    ]);
    expect(document.getState()).toMatchObject({ text: '# A\n', fileName: 'a.scs' });
    expect(desk.store.getState().note).toEqual({
      kind: 'told',
      sentence: '1 file without .scs was passed over.',
    });
  });

  it('takes what is typed in the filter while it is read for its own, and no other words', async () => {
    const { desk, browser } = await opened();
    desk.store.setState({ filter: 'of the former' });
    const next = browser.disk('next', SCRIPTS).given();
    await desk.take(next);
    expect(desk.store.getState().filter).toBe('');
    await desk.take({
      ...next,
      list: (...words) => {
        desk.store.setState({ filter: 'muc' });
        return next.list(...words);
      },
    });
    expect(desk.store.getState()).toMatchObject({ filter: 'muc', folder: { name: 'next' } });
  });

  it('keeps what is not saved of each script, and its breakpoints', async () => {
    const page = await opened();
    const { desk, document } = page;
    const breakpoints = { lines: [{ line: 1, isOn: true, condition: '' }], stanzas: [] };
    document.setState({ text: '# A, mine', breakpoints });
    desk.files.openFile('b.scs');
    expect(document.getState().breakpoints.lines).toEqual([]);
    document.setState({ text: '# B, mine' });
    desk.files.openFile('a.scs');
    expect(document.getState()).toMatchObject({ text: '# A, mine', breakpoints });
    expect(unsaved(page)).toEqual(['b.scs', 'a.scs']);
    desk.files.openFile('b.scs');
    expect(document.getState().text).toBe('# B, mine');
  });

  it('has three edited scripts after a reload in the middle of an edit', async () => {
    const page = await opened();
    const { desk, document, browser } = page;
    for (const [path, text] of [
      ['a.scs', '# A, mine'],
      ['b.scs', '# B, mine'],
      ['muc/c.scs', '# C, mi'],
    ] as const) {
      desk.files.openFile(path);
      document.setState({ text });
    }
    const again = await browser.reload(page);
    expect(again.document.getState().text).toBe('# C, mi');
    expect(unsaved(again)?.toSorted()).toEqual(['a.scs', 'b.scs', 'muc/c.scs']);
    again.desk.files.openFile('a.scs');
    expect(again.document.getState().text).toBe('# A, mine');
    again.desk.files.openFile('muc/c.scs');
    expect(again.document.getState().text).toBe('# C, mi');
  });

  it('waits for a press after a reload where the browser wants to ask again', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine' });
    page.disk.allows = 'nothing';
    const again = await page.browser.reload(page);
    expect(again.desk.store.getState()).toMatchObject({
      folder: undefined,
      waiting: { name: 'scansion' },
    });
    const { id } = again.desk.store.getState().waiting ?? { id: '' };
    page.disk.saysYes = false;
    await again.desk.openRecent(id);
    expect(note(again)).toContain('did not let the page read scansion');
    page.disk.saysYes = true;
    await again.desk.openRecent(id);
    expect(again.document.getState().text).toBe('# A, mine');
    expect(unsaved(again)).toEqual(['a.scs']);
  });

  it('finds what was not saved when the same folder is opened in another visit', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine' });
    page.desk.files.openFile('b.scs');
    await page.browser.clock.pass(1000);
    page.browser.close(page.tab);
    const other = await page.browser.folderTab();
    await other.desk.take(page.disk.given());
    expect(unsaved(other)).toEqual(['a.scs']);
  });
});

describe('saving', () => {
  it('writes the file with its own line ends and byte order mark, and is saved then', async () => {
    const page = await opened();
    page.desk.files.openFile('b.scs');
    page.document.setState({ text: '# B\n# mine\n' });
    expect(await page.desk.saving.save()).toEqual({ kind: 'saved' });
    page.desk.files.openFile('muc/c.scs');
    page.document.setState({ text: '# C, mine' });
    expect(await page.desk.saving.save()).toEqual({ kind: 'saved' });
    expect(page.disk.text('b.scs')).toBe('# B\r\n# mine\r\n');
    expect(page.disk.text('muc/c.scs')).toBe('\ufeff# C, mine');
    expect(unsaved(page)).toEqual([]);
    expect(page.document.getState().drafts).toEqual([]);
  });

  it('drops the draft that held the text, and makes none of what is saved', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine' });
    page.desk.files.openFile('b.scs');
    page.desk.files.openFile('a.scs');
    expect(page.document.getState().drafts).toHaveLength(1);
    await page.desk.saving.save();
    page.desk.files.openFile('b.scs');
    expect(page.document.getState().drafts).toEqual([]);
    expect(unsaved(page)).toEqual([]);
  });

  it.each([
    ['the person says no', { saysYes: false, allows: 'read' as const }, 'did not let the page'],
    ['the disk is full', { writeFault: 'The disk is full' }, 'The disk is full.'],
  ])('says why not, and keeps the text, where %s', async (_, fault, words) => {
    const page = await opened();
    Object.assign(page.disk, fault);
    page.document.setState({ text: '# A, mine' });
    expect(await page.desk.saving.save()).toEqual({ kind: 'not-saved' });
    expect(note(page)).toContain(words);
    expect(unsaved(page)).toEqual(['a.scs']);
    expect(page.disk.text('a.scs')).toBe('# A\n');
  });

  it('is not for scripts that are no files', async () => {
    const page = await opened();
    page.document.setState({ file: undefined });
    expect(await page.desk.saving.save()).toEqual({ kind: 'no-file' });
  });
});

describe('what others write to the disk', () => {
  it('is taken up where nobody edits the script here', async () => {
    const page = await opened();
    page.disk.put('a.scs', '# A, theirs\n');
    page.disk.put('new.scs', '# New\n');
    page.disk.files.delete('b.scs');
    await page.disk.told();
    expect(page.document.getState()).toMatchObject({ text: '# A, theirs\n', drafts: [] });
    expect(unsaved(page)).toEqual([]);
    const { folder } = page.desk.store.getState();
    expect(folder?.files.map(({ path }) => path)).toEqual(['a.scs', 'muc/c.scs', 'new.scs']);
  });

  it('stands beside what is edited here; saving does not write over it', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine\n' });
    page.disk.put('a.scs', '# A, theirs\n');
    expect(await page.desk.saving.save()).toEqual({ kind: 'not-saved' });
    expect(page.disk.text('a.scs')).toBe('# A, theirs\n');
    expect(page.document.getState().text).toBe('# A, mine\n');
  });

  it('becomes a draft where the person keeps their own text, which can be saved then', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine\n' });
    page.disk.put('a.scs', '# A, theirs\n');
    await page.disk.told();
    page.desk.saving.keepMine();
    expect(await page.desk.saving.save()).toEqual({ kind: 'saved' });
    expect(page.disk.text('a.scs')).toBe('# A, mine\n');
    expect(page.document.getState().drafts.map(({ text }) => text)).toEqual(['# A, theirs\n']);
  });

  it('takes the place of the person’s text, which becomes a draft', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine\n' });
    page.desk.files.openFile('b.scs');
    page.desk.files.openFile('a.scs');
    page.disk.put('a.scs', '# A, theirs\n');
    await page.disk.told();
    page.desk.saving.takeDisk();
    expect(page.document.getState().text).toBe('# A, theirs\n');
    expect(page.document.getState().drafts.map(({ text }) => text)).toEqual(['# A, mine\n']);
    expect(unsaved(page)).toEqual([]);
  });

  it('is taken without a draft that another tab has changed meanwhile', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine\n' });
    page.desk.files.openFile('b.scs');
    page.desk.files.openFile('a.scs');
    const { draftId } = page.document.getState();
    page.document.setState(({ drafts }) => ({
      drafts: drafts.map((draft) => (draft.id === draftId ? { ...draft, text: '# Other' } : draft)),
    }));
    page.disk.put('a.scs', '# A, theirs\n');
    await page.disk.told();
    page.desk.saving.takeDisk();
    const texts = page.document.getState().drafts.map(({ text }) => text);
    expect(texts.toSorted()).toEqual(['# A, mine\n', '# Other']);
  });

  it('may be that the file is gone: saving writes it again', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine\n' });
    page.disk.files.delete('a.scs');
    await page.disk.told();
    expect(page.document.getState().text).toBe('# A, mine\n');
    expect(await page.desk.saving.save()).toEqual({ kind: 'saved' });
    expect(page.disk.text('a.scs')).toBe('# A, mine\n');
  });
});

describe('the files of a folder', () => {
  it('are made, copied, renamed and deleted on the disk; no text is lost', async () => {
    const page = await opened();
    const { files } = page.desk;
    expect(await files.create('muc/new')).toEqual({ ok: true, value: undefined });
    expect(page.disk.text('muc/new.scs')).toMatch(/^# new\n[^]*\nRomeo connects\n/);
    expect(page.document.getState().fileName).toBe('new.scs');
    page.document.setState({ text: '# New, mine' });
    await files.duplicate('muc/new.scs');
    expect(page.disk.text('muc/new-2.scs')).toBe('# New, mine');
    await files.rename('muc/new.scs', 'other');
    expect([...page.disk.files.keys()]).not.toContain('muc/new.scs');
    expect(unsaved(page)).toEqual(['other.scs']);
    files.openFile('other.scs');
    expect(page.document.getState().text).toBe('# New, mine');
    await files.remove('other.scs');
    expect(page.disk.text('other.scs')).toBeUndefined();
    files.openFile('a.scs');
    expect(page.document.getState().drafts.map(({ text }) => text)).toContain('# New, mine');
    await files.remove('b.scs');
    expect(page.document.getState().drafts.map(({ text }) => text)).toContain('# B\r\n');
  });

  it('are not written over by new names', async () => {
    const page = await opened();
    page.disk.put('taken.scs', new Uint8Array([0xff]));
    const made = await page.desk.files.create('taken');
    expect(made.ok ? '' : made.error).toContain('on the disk already');
    const moved = await page.desk.files.rename('a.scs', 'taken.scs');
    expect(moved.ok ? '' : moved.error).toContain('on the disk already');
    expect(page.disk.text('a.scs')).toBe('# A\n');
  });
});

describe('a folder without a way to the disk', () => {
  it('is there after a reload, with what was saved as a download', async () => {
    const browser = new FolderBrowser();
    const page = await browser.folderTab();
    await page.desk.take(givenCopy('29 files', SCRIPTS));
    page.document.setState({ text: '# A, mine\n' });
    const saved = await page.desk.saving.save();
    expect(saved).toMatchObject({ kind: 'download', name: 'a.scs' });
    page.desk.files.openFile('b.scs');
    page.document.setState({ text: '# B, mine' });
    const again = await browser.reload(page);
    expect(unsaved(again)).toEqual(['b.scs']);
    again.desk.files.openFile('a.scs');
    expect(again.document.getState().text).toBe('# A, mine\n');
    const all = again.desk.saving.allFiles();
    expect(new TextDecoder().decode(all.get('b.scs'))).toBe('# B, mine');
    expect(unsaved(again)).toEqual([]);
  });

  it('is refused in words where it holds no script', async () => {
    const page = await new FolderBrowser().folderTab();
    await page.desk.take(givenCopy('notes', { 'a.txt': '' }));
    expect(note(page)).toBe(
      'notes holds no script that can be opened. 1 file without .scs was passed over.',
    );
  });

  it('goes on as two copies in two tabs', async () => {
    const browser = new FolderBrowser();
    const one = await browser.folderTab();
    await one.desk.take(givenCopy('files', SCRIPTS));
    const other = await browser.folderTab();
    await other.desk.openRecent(one.desk.store.getState().folder?.id ?? '');
    expect(other.desk.store.getState().folder?.name).toBe('files');
    await one.desk.files.rename('a.scs', 'mine.scs');
    await other.desk.files.rename('a.scs', 'theirs.scs');
    const again = await browser.reload(one);
    expect(again.desk.store.getState().folder?.files.map(({ path }) => path)).toContain('mine.scs');
  });
});

describe('the scripts that run together', () => {
  it('are those that the filter shows, as the person has them now', async () => {
    const page = await opened();
    page.document.setState({ text: '# A, mine' });
    page.desk.files.openFile('b.scs');
    page.desk.store.setState({ filter: 'a.scs' });
    expect(page.desk.suite.suiteName()).toBe('scansion');
    expect(await page.desk.suite.suiteScripts()).toEqual([{ path: 'a.scs', source: '# A, mine' }]);
    page.desk.suite.openSuiteScript({ path: 'a.scs', source: '# A, as it ran' });
    expect(page.document.getState().text).toBe('# A, mine');
    page.desk.suite.openSuiteScript({ path: 'gone.scs', source: '# Gone' });
    expect(page.document.getState()).toMatchObject({ text: '# Gone', fileName: 'gone.scs' });
  });
});
