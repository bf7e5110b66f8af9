import { describe, expect, it } from 'vitest';
import { withOpened, type Opened } from '../../../src/state/document-store.ts';
import { SimulatedBrowser, type SimulatedTab } from '../../support/browser-stage.ts';

const KICK = { text: '# Kick', scenarioId: 'kick' };
const JOIN = { text: '# Join', scenarioId: 'join' };

function open(tab: SimulatedTab, opened: Opened) {
  tab.document.setState((state) => withOpened(state, opened));
}

const draftTexts = (tab: SimulatedTab) => tab.document.getState().drafts.map(({ text }) => text);

describe('one tab', () => {
  it('is saved within 100 ms of the last key, and says so only then', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    tab.type('# Mine');
    expect(tab.keeping.getState().phase).toBe('saving');
    await browser.clock.pass(100);
    expect(tab.keeping.getState()).toMatchObject({ phase: 'saved', fault: undefined });
    expect(browser.texts()).toEqual(['# Mine']);
  });

  it('writes what comes after a pause at once, and the rest as soon as nobody types', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    await browser.clock.pass(1000);
    tab.type('# M');
    await browser.clock.pass(0);
    expect(browser.texts()).toEqual(['# M']);
    tab.type('# Mi');
    await browser.clock.pass(0);
    expect(browser.texts()).toEqual(['# M']);
    await browser.clock.pass(50);
    expect(browser.texts()).toEqual(['# Mi']);
  });

  it('is saved while somebody types without a pause', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    for (let key = 1; key <= 30; key += 1) {
      tab.type('x'.repeat(key));
      await browser.clock.pass(40);
    }
    expect(browser.texts()[0]?.length).toBeGreaterThan(10);
  });

  it('dates its drafts when they come into being, and anew when they are edited', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    const moments = () => tab.document.getState().drafts.map(({ savedAt }) => savedAt);
    tab.type('# Mine');
    open(tab, KICK);
    const [first] = moments();
    expect(first).toBe(1_700_000_000_000 + browser.clock.now());
    await browser.clock.pass(60_000);
    expect(moments()).toEqual([first]);
    const [draft] = tab.document.getState().drafts;
    open(tab, { text: '# Mine', draftId: draft?.id ?? '' });
    tab.type('# Mine, more');
    open(tab, JOIN);
    expect(moments()).toEqual([(first ?? 0) + 60_000]);
  });

  it('writes at once when it is hidden', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    tab.type('# Last words');
    tab.keeper.flush('strict');
    await browser.clock.pass(0);
    expect(browser.texts()).toEqual(['# Last words']);
  });

  it('has its script again after a reload', async () => {
    const browser = new SimulatedBrowser();
    const session = {};
    const tab = await browser.open(session);
    const breakpoints = {
      lines: [{ line: 1, isOn: false, condition: 'status:110' }],
      stanzas: [{ text: 'status:307', isOn: true }],
    };
    open(tab, KICK);
    tab.document.setState({ text: '# Kick, mine', breakpoints });
    await browser.clock.pass(100);
    browser.close(tab);
    const again = await browser.open(session);
    expect(again.document.getState()).toMatchObject({
      text: '# Kick, mine',
      original: '# Kick',
      scenarioId: 'kick',
      breakpoints,
    });
    expect(browser.all('copies')).toHaveLength(1);
  });

  it('knows after a reload, and of a draft, that a script came by a link', async () => {
    const browser = new SimulatedBrowser();
    const session = {};
    const tab = await browser.open(session);
    open(tab, { text: '# By a link', isForeign: true });
    await browser.clock.pass(100);
    browser.close(tab);
    const reloaded = await browser.open(session);
    expect(reloaded.document.getState()).toMatchObject({ text: '# By a link', isForeign: true });
    reloaded.type('# By a link, edited');
    open(reloaded, KICK);
    expect(reloaded.document.getState().isForeign).toBe(false);
    await browser.clock.pass(100);
    browser.close(reloaded);
    const [draft] = (await browser.open(session)).document.getState().drafts;
    expect(draft).toMatchObject({ text: '# By a link, edited', isForeign: true });
  });

  it('knows after a reload that a person has agreed to what a script loads', async () => {
    const browser = new SimulatedBrowser();
    const session = {};
    const tab = await browser.open(session);
    open(tab, { text: '# By a link', isForeign: true });
    await browser.clock.pass(100);
    tab.document.setState({ isForeign: false });
    await browser.clock.pass(100);
    browser.close(tab);
    expect((await browser.open(session)).document.getState().isForeign).toBe(false);
  });

  it('keeps drafts without limit, and writes each once', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    for (let count = 1; count <= 30; count += 1) {
      open(tab, KICK);
      tab.type(`# Draft ${count}`);
      await browser.clock.pass(100);
    }
    open(tab, JOIN);
    await browser.clock.pass(100);
    expect(browser.all('drafts')).toHaveLength(30);
    expect(browser.written.filter((kind) => kind === 'drafts')).toHaveLength(30);
    browser.close(tab);
    expect(draftTexts(await browser.open())).toHaveLength(30);
  });

  it('keeps what was typed before the store answered', async () => {
    const browser = new SimulatedBrowser();
    const session = {};
    const before = await browser.open(session);
    before.type('# Kept');
    await browser.clock.pass(100);
    browser.close(before);
    const tab = browser.openSoon(session);
    tab.type('# Typed early');
    await browser.clock.pass(100);
    expect(tab.text).toBe('# Typed early');
    expect(draftTexts(tab)).toEqual(['# Kept']);
    expect(browser.texts()).toEqual(expect.arrayContaining(['# Typed early', '# Kept']));
  });

  it('lets a draft be deleted', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    tab.type('# Mine');
    open(tab, KICK);
    await browser.clock.pass(100);
    const [draft] = tab.document.getState().drafts;
    await tab.keeper.deleteDraft(draft?.id ?? '');
    expect(browser.all('drafts')).toEqual([]);
    expect(draftTexts(tab)).toEqual([]);
  });
});

describe('two tabs', () => {
  it('have a script each', async () => {
    const browser = new SimulatedBrowser();
    const one = await browser.open();
    one.type('# One');
    await browser.clock.pass(100);
    const two = await browser.open();
    expect(two.text).toBe('');
    two.type('# Two');
    await browser.clock.pass(100);
    one.type('# One, more');
    await browser.clock.pass(100);
    expect(browser.texts().toSorted()).toEqual(['# One, more', '# Two']);
  });

  it('part when one was duplicated from the other', async () => {
    const browser = new SimulatedBrowser();
    const one = await browser.open();
    one.type('# One');
    await browser.clock.pass(100);
    const two = await browser.open({ ...one.session });
    expect(two.text).toBe('# One');
    two.type('# Two');
    await browser.clock.pass(100);
    one.type('# One, more');
    await browser.clock.pass(100);
    expect(browser.texts().toSorted()).toEqual(['# One, more', '# Two']);
  });

  it('part where the browser cannot tell which tabs live', async () => {
    const browser = new SimulatedBrowser();
    browser.isHeldByOther = () => false;
    const one = await browser.open();
    one.type('# One');
    await browser.clock.pass(100);
    const two = await browser.open({ ...one.session });
    two.type('# Two');
    await browser.clock.pass(100);
    one.type('# One, more');
    await browser.clock.pass(200);
    expect(browser.texts().toSorted()).toEqual(['# One, more', '# Two']);
    expect(one.keeping.getState().notices).toEqual([{ kind: 'elsewhere' }]);
  });

  it('are told that they edit the same script', async () => {
    const browser = new SimulatedBrowser();
    const one = await browser.open();
    const two = await browser.open();
    open(one, KICK);
    open(two, KICK);
    one.type('# Kick, one');
    await browser.clock.pass(100);
    expect(two.keeping.getState().notices).toEqual([]);
    two.type('# Kick, two');
    await browser.clock.pass(100);
    for (const tab of [one, two]) {
      expect(tab.keeping.getState().notices).toEqual([{ kind: 'elsewhere' }]);
    }
  });

  it('see each other’s drafts', async () => {
    const browser = new SimulatedBrowser();
    const one = await browser.open();
    const two = await browser.open();
    one.type('# One');
    open(one, KICK);
    await browser.clock.pass(100);
    expect(draftTexts(two)).toEqual(['# One']);
    await one.keeper.deleteDraft(one.document.getState().drafts[0]?.id ?? '');
    await browser.clock.pass(0);
    expect(draftTexts(two)).toEqual([]);
  });

  it.each(['told in time', 'told too late'])(
    'that change one draft keep both texts, %s',
    async (when) => {
      const browser = new SimulatedBrowser();
      browser.put('drafts', 'draft-1', { text: '# Draft', savedAt: 1 });
      const one = await browser.open();
      const two = await browser.open();
      if (when === 'told too late') browser.tell = () => undefined;
      for (const [tab, text] of [
        [one, '# Draft, one'],
        [two, '# Draft, two'],
      ] as const) {
        open(tab, { text: '# Draft', draftId: 'draft-1' });
        tab.type(text);
        await browser.clock.pass(100);
      }
      for (const tab of [one, two]) {
        open(tab, KICK);
        await browser.clock.pass(100);
      }
      const texts = browser.all('drafts').map((draft) => (draft as { text: string }).text);
      expect(texts.toSorted()).toEqual(['# Draft, one', '# Draft, two']);
    },
  );
});

describe('tabs that are gone', () => {
  it('leave the newest script to the next tab, and the other edited ones as drafts', async () => {
    const browser = new SimulatedBrowser();
    for (const [index, text] of ['# One', '# Two', '# Three'].entries()) {
      const tab = await browser.open();
      if (index > 0) open(tab, { text: '# Opened' });
      tab.type(text);
      await browser.clock.pass(100);
      // All were open at once, as each was given a script of its own.
      tab.session.id = undefined;
    }
    for (const tab of browser.living()) browser.close(tab);
    const next = await browser.open();
    expect(next.text).toBe('# Three');
    expect(draftTexts(next).toSorted()).toEqual(['# One', '# Two']);
    expect(next.keeping.getState().notices).toEqual([{ kind: 'recovered', count: 2 }]);
    expect(browser.texts().toSorted()).toEqual(['# One', '# Three', '# Two']);
    expect(browser.all('copies')).toHaveLength(1);
  });

  it('leave nothing of a script that was only read but its breakpoints', async () => {
    const browser = new SimulatedBrowser();
    const breakpoints = { lines: [{ line: 1, isOn: true, condition: '' }], stanzas: [] };
    const one = await browser.open();
    open(one, KICK);
    one.document.setState({ breakpoints });
    await browser.clock.pass(100);
    const two = await browser.open();
    open(two, JOIN);
    await browser.clock.pass(100);
    browser.close(one);
    browser.close(two);
    const next = await browser.open();
    expect(next.text).toBe('# Join');
    expect(next.document.getState().otherBreakpoints).toEqual({ kick: breakpoints });
    expect(draftTexts(next)).toEqual([]);
  });
});

describe('a browser that does not keep anything', () => {
  const REFUSED = { kind: 'refused', reason: 'SecurityError' } as const;

  it.each([
    { fault: REFUSED, told: 'refused' },
    { fault: { kind: 'newer' } as const, told: 'newer' },
    { fault: 'never' as const, told: 'silent' },
  ])('is worked with, and the truth is told: $told', async ({ fault, told }) => {
    const browser = new SimulatedBrowser();
    browser.fault = fault;
    const tab = browser.openSoon();
    await browser.clock.pass(3000);
    expect(tab.keeping.getState().fault?.kind).toBe(told);
    tab.type('# Mine');
    await browser.clock.pass(1000);
    expect(tab.text).toBe('# Mine');
    expect(tab.keeping.getState().phase).not.toBe('saved');
    expect(tab.keeper.hasUnsaved()).toBe(true);
    open(tab, KICK);
    // What was edited is a draft now, and lies in this page only.
    expect(tab.keeper.hasUnsaved()).toBe(true);
  });

  it('is tried again', async () => {
    const browser = new SimulatedBrowser();
    browser.put('copies', 'a', { text: '# Kept', original: '' });
    browser.fault = REFUSED;
    const tab = await browser.open();
    tab.type('# Mine');
    browser.fault = undefined;
    await browser.clock.pass(4000);
    expect(tab.keeping.getState()).toMatchObject({ phase: 'saved', fault: undefined });
    expect(browser.texts().toSorted()).toEqual(['# Kept', '# Mine']);
    expect(tab.text).toBe('# Mine');
  });

  it.each([
    { isAsked: false, text: '# Kept' },
    { isAsked: true, text: '# Join' },
  ])(
    'is late: shows what was kept unless another script was asked for ($isAsked)',
    async (late) => {
      const browser = new SimulatedBrowser();
      browser.put('copies', 'a', { text: '# Kept', original: '# Kick', scenarioId: 'kick' });
      browser.fault = REFUSED;
      const tab = browser.openSoon({}, late.isAsked);
      await browser.clock.pass(0);
      open(tab, JOIN);
      browser.fault = undefined;
      await browser.clock.pass(4000);
      expect(tab.text).toBe(late.text);
      expect([tab.text, ...draftTexts(tab)]).toContain('# Kept');
    },
  );

  it('never writes where a later edition does', async () => {
    const browser = new SimulatedBrowser();
    browser.fault = { kind: 'newer' };
    const tab = await browser.open();
    browser.fault = undefined;
    tab.type('# Mine');
    await browser.clock.pass(10_000);
    expect(browser.texts()).toEqual([]);
  });

  it('has no room: nothing on disk gives way, and a person’s choice makes room', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    tab.type('# One');
    open(tab, KICK);
    await browser.clock.pass(100);
    browser.writeFault = { kind: 'full' };
    tab.type('# Two');
    open(tab, JOIN);
    await browser.clock.pass(100);
    expect(tab.keeping.getState().fault).toEqual({ kind: 'full' });
    expect(browser.texts().toSorted()).toEqual(['# Kick', '# One']);
    expect(draftTexts(tab)).toEqual(['# Two', '# One']);
    browser.writeFault = undefined;
    const one = tab.document.getState().drafts.find(({ text }) => text === '# One');
    await tab.keeper.deleteDraft(one?.id ?? '');
    expect(tab.keeping.getState()).toMatchObject({ phase: 'saved', fault: undefined });
    expect(browser.texts().toSorted()).toEqual(['# Join', '# Two']);
  });
});

describe('the store of the first edition', () => {
  const breakpoints = { lines: [{ line: 1, isOn: true, condition: '' }], stanzas: [] };
  const kept = JSON.stringify({
    text: '# Mine',
    original: '# Kick',
    scenarioId: 'kick',
    breakpoints,
    otherBreakpoints: { 'draft-1': breakpoints, join: breakpoints },
    drafts: Array.from({ length: 20 }, (_, at) => ({ id: `draft-${at + 1}`, text: `# ${at}` })),
    loads: 3,
    isOpening: false,
  });

  it('is taken over whole', async () => {
    const browser = new SimulatedBrowser();
    browser.firstEdition = kept;
    const tab = await browser.open();
    expect(tab.document.getState()).toMatchObject({
      text: '# Mine',
      original: '# Kick',
      scenarioId: 'kick',
      breakpoints,
      otherBreakpoints: { 'draft-1': breakpoints, join: breakpoints },
    });
    expect(draftTexts(tab)).toHaveLength(20);
    expect(browser.texts()).toHaveLength(21);
    expect(tab.keeping.getState().setAside).toEqual([]);
  });

  it('is taken over once; what an old tab writes there later becomes a draft', async () => {
    const browser = new SimulatedBrowser();
    browser.firstEdition = kept;
    const session = {};
    const tab = await browser.open(session);
    tab.type('# Mine, more');
    await browser.clock.pass(100);
    browser.close(tab);
    const again = await browser.open(session);
    expect(draftTexts(again)).toHaveLength(20);
    browser.close(again);
    browser.firstEdition = JSON.stringify({ ...JSON.parse(kept), text: '# Written later' });
    const last = await browser.open(session);
    expect(last.text).toBe('# Mine, more');
    expect(draftTexts(last)).toContain('# Written later');
  });

  it('is tried again while it cannot be written', async () => {
    const browser = new SimulatedBrowser();
    browser.firstEdition = kept;
    browser.writeFault = { kind: 'full' };
    const tab = await browser.open();
    expect(tab.text).toBe('# Mine');
    browser.close(tab);
    browser.writeFault = undefined;
    expect((await browser.open()).text).toBe('# Mine');
    expect(browser.texts()).toHaveLength(21);
  });

  it('can still be read where the browser has no other store', async () => {
    const browser = new SimulatedBrowser();
    browser.firstEdition = kept;
    browser.fault = { kind: 'refused', reason: 'UnknownError' };
    const tab = await browser.open();
    expect(tab.text).toBe('# Mine');
    expect(draftTexts(tab)).toHaveLength(20);
  });
});
