import fc from 'fast-check';
import { withOpened } from '../../src/state/document-store.ts';
import { freshDatabase, StoredBrowser } from '../state/keeping/stored-browser.ts';
import type { SimulatedTab } from '../support/browser-stage.ts';
import { Doom } from './doom.ts';
import type { HostileClass, HostileExtent, HostileTry } from './hostile-class.ts';

/** How many plans are tried, and at how many steps of each the process dies. */
const EXTENTS: Readonly<Record<HostileExtent, { readonly plans: number; readonly every: number }>> =
  { short: { plans: 6, every: 9 }, whole: { plans: 30, every: 1 } };

/** A life of about so many steps is planned; one that is shorter ends in peace. */
const STEPS = 90;

type Deed =
  | { readonly kind: 'type' | 'open' | 'open-draft' | 'flush' | 'wait'; readonly tab: number }
  | { readonly kind: 'delete-draft'; readonly tab: number };

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom(
    'type',
    'type',
    'type',
    'open',
    'open-draft',
    'flush',
    'wait',
    'wait',
    'delete-draft',
  ),
  tab: fc.nat({ max: 1 }),
});

const plan = fc.record({
  tabs: fc.integer({ min: 1, max: 2 }),
  deeds: fc.array(deed, { minLength: 8, maxLength: 20 }),
});

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** The browser is killed at every step of what it does with its storage, also while it recovers from the kill before. */
export const KILLS: HostileClass = {
  name: 'kills',
  tries: function* (extent): Iterable<HostileTry> {
    const { plans, every } = EXTENTS[extent];
    for (const [number, each] of fc.sample(plan, { numRuns: plans, seed: 1 }).entries()) {
      for (let step = 1 + (number % every); step <= STEPS; step += every) {
        yield {
          name: `plan ${String(number)}, killed at step ${String(step)}`,
          run: () => survives(each, step),
        };
      }
    }
  },
};

/** Three lives, the second of which dies while it opens or soon after; then nothing may be missing. */
async function survives(each: Plan, step: number): Promise<void> {
  const world = new World();
  await world.live(each, step);
  await world.live(each, 1 + (step % 17));
  await world.live({ tabs: 1, deeds: [] }, Infinity);
  world.check();
}

/** One database over many lives of its browser, and what each life was told about it. */
class World {
  readonly #database = freshDatabase();
  readonly #session: { id?: string | undefined } = {};
  /** By script: the edit that was told to be saved, after which nothing older may come back. */
  readonly #saved = new Map<string, number>();
  #found: ReadonlyMap<string, number> = new Map();
  #lives = 0;
  #scripts = 0;
  #edits = 0;

  async live(each: Plan, steps: number): Promise<void> {
    this.#lives += 1;
    const doom = new Doom(steps);
    try {
      const browser = new MortalBrowser(this.#database, this.#lives);
      await browser.clock.pass(this.#lives * 1_000_000);
      const tabs = Array.from({ length: each.tabs }, (_, index) =>
        this.#open(browser, index === 0 ? this.#session : {}, doom),
      );
      await settled(browser, tabs, doom);
      for (const { kind, tab: wanted } of each.deeds) {
        const tab = tabs[wanted % tabs.length];
        if (doom.isDead || tab === undefined) break;
        if (kind === 'wait') await settled(browser, tabs, doom);
        else this.#do(kind, tab);
      }
      this.#found = found(tabs);
      doom.kill();
      // What it had asked for fails, and it says so to nobody.
      await turns(20);
    } finally {
      doom.bury();
    }
  }

  /** Nothing that was told to be saved is missing, or older. */
  check(): void {
    for (const [script, edit] of this.#saved) {
      const last = this.#found.get(script);
      if (last === undefined || last < edit) {
        throw new Error(`${script}: edit ${edit} was saved, ${last ?? 'nothing'} is there`);
      }
    }
  }

  #open(browser: MortalBrowser, session: { id?: string | undefined }, doom: Doom): SimulatedTab {
    const tab = browser.openSoon(session);
    tab.keeping.subscribe(({ phase, fault }) => {
      if (doom.isDead || phase !== 'saved' || fault !== undefined) return;
      for (const [script, edit] of found([tab])) this.#note(script, edit);
    });
    return tab;
  }

  #note(script: string, edit: number): void {
    if (edit > 0) this.#saved.set(script, Math.max(edit, this.#saved.get(script) ?? 0));
  }

  #do(kind: Exclude<Deed['kind'], 'wait'>, tab: SimulatedTab): void {
    const { text, drafts } = tab.document.getState();
    const draft = drafts[this.#edits % Math.max(1, drafts.length)];
    if (kind === 'flush') return tab.keeper.flush('strict');
    if (kind === 'type') {
      this.#edits += 1;
      const script = scriptOf(text)?.script ?? this.#freshScript();
      return tab.type(`# ${script} ${this.#edits}\n${'x'.repeat(1000)}`);
    }
    if (kind === 'open') {
      const script = this.#freshScript();
      const opened = { text: `# ${script} 0\n`, scenarioId: script };
      return tab.document.setState((state) => withOpened(state, opened));
    }
    if (draft === undefined) return;
    if (kind === 'open-draft') {
      const opened = { text: draft.text, draftId: draft.id };
      return tab.document.setState((state) => withOpened(state, opened));
    }
    // Who throws a draft away wants nothing of its script back.
    this.#saved.delete(scriptOf(draft.text)?.script ?? '');
    void tab.keeper.deleteDraft(draft.id);
  }

  #freshScript(): string {
    this.#scripts += 1;
    return `script${this.#scripts}`;
  }
}

/** Every text that a person can get at, as the newest edit of each script. */
function found(tabs: readonly SimulatedTab[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const tab of tabs) {
    const { text, drafts } = tab.document.getState();
    for (const each of [text, ...drafts.map((draft) => draft.text)]) {
      const known = scriptOf(each);
      if (known === undefined) continue;
      newest.set(known.script, Math.max(known.edit, newest.get(known.script) ?? 0));
    }
  }
  return newest;
}

function scriptOf(text: string): { readonly script: string; readonly edit: number } | undefined {
  const [, script, edit] = /^# (script\d+) (\d+)\n/.exec(text) ?? [];
  return script === undefined ? undefined : { script, edit: Number(edit) };
}

/** Until every tab has said that all is saved, or nobody is there to say so. */
async function settled(
  { clock }: MortalBrowser,
  tabs: readonly SimulatedTab[],
  doom: Doom,
): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    // What one tab writes, another one reads, and has to wait a moment for.
    if (turn % 20 === 0) await clock.pass(60);
    await turns(1);
    if (doom.isDead) return;
    const states = tabs.map(({ keeping }) => keeping.getState());
    const fault = states.find((state) => state.fault !== undefined)?.fault;
    if (fault !== undefined) throw new Error(`not saved: ${fault.kind}`);
    if (states.every(({ phase }) => phase === 'saved')) return;
  }
  throw new Error('it never said that all is saved');
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => void setImmediate(resolve));
  }
}

class MortalBrowser extends StoredBrowser {
  constructor(
    database: string,
    readonly life: number,
  ) {
    super(database);
  }

  /** No two lives make the same one. */
  override freshId(): string {
    return `life${this.life}-${super.freshId()}`;
  }
}
