import { err, ok } from '../../src/base/result.ts';
import { createDocumentStore } from '../../src/state/document-store.ts';
import { DocumentKeeper } from '../../src/state/keeping/document-keeper.ts';
import type { KeeperPorts } from '../../src/state/keeping/keeper-ports.ts';
import { createKeepingStore } from '../../src/state/keeping/keeping-store.ts';
import type {
  RecordKind,
  RecordStorage,
  StorageFault,
} from '../../src/state/keeping/record-storage.ts';
import { createRunsStore } from '../../src/state/runs-store.ts';
import { RunKeeper } from '../../src/state/keeping/run-keeper.ts';
import { createSimulatedClock } from './simulated-clock.ts';

/** A browser with one origin: its records, its living tabs, and what goes wrong with its storage. */
export class SimulatedBrowser {
  readonly clock = createSimulatedClock();
  readonly records = new Map<RecordKind, Map<IDBValidKey, unknown>>();
  /** What every look and every write meets from now on. `never`: no answer comes. */
  fault: StorageFault | 'never' | undefined;
  /** The same for writes only. */
  writeFault: StorageFault | undefined;
  /** How many records were written, by kind. */
  readonly written: RecordKind[] = [];
  firstEdition: string | undefined;
  readonly #tabs = new Set<SimulatedTab>();
  #ids = 0;

  /** Opens the page in a tab, and waits until what was kept has been looked at. */
  async open(session: { id?: string | undefined } = {}): Promise<SimulatedTab> {
    const tab = this.openSoon(session);
    await this.clock.pass(0);
    return tab;
  }

  /** The same without waiting. */
  openSoon(session: { id?: string | undefined } = {}, isAsked = false): SimulatedTab {
    const tab = new SimulatedTab(this, session);
    this.#tabs.add(tab);
    void tab.keeper.open({ isAsked });
    return tab;
  }

  /** The tab goes, with or without a word. */
  close(tab: SimulatedTab): void {
    this.#tabs.delete(tab);
  }

  living(): readonly SimulatedTab[] {
    return [...this.#tabs];
  }

  freshId(): string {
    this.#ids += 1;
    return `id${this.#ids}`;
  }

  put(kind: RecordKind, key: IDBValidKey, value: unknown): void {
    this.#kind(kind).set(key, value);
  }

  all(kind: RecordKind): readonly unknown[] {
    return [...this.#kind(kind).values()];
  }

  isHeldByOther(name: string, tab: SimulatedTab): boolean {
    return [...this.#tabs].some((each) => each !== tab && each.holds.has(name));
  }

  tell(from: SimulatedTab, message: unknown): void {
    for (const tab of this.#tabs) {
      if (tab !== from) queueMicrotask(() => tab.hear(structuredClone(message)));
    }
  }

  /** Every text that is kept anywhere: in copies, drafts, or set aside. */
  texts(): readonly string[] {
    return [...this.all('copies'), ...this.all('drafts')].flatMap((each) =>
      typeof each === 'object' && each !== null && 'text' in each ? [String(each.text)] : [],
    );
  }

  storage(): RecordStorage {
    const answer = async <T>(look: () => T) => {
      await Promise.resolve();
      if (this.fault === 'never') return new Promise<never>(() => undefined);
      return this.fault === undefined ? ok(structuredClone(look())) : err(this.fault);
    };
    return {
      readAll: (kind) =>
        answer(() => [...this.#kind(kind)].map(([key, value]) => ({ key, value }))),
      keys: (kind) => answer(() => [...this.#kind(kind).keys()].sort()),
      read: (kind, key) => answer(() => this.#kind(kind).get(key)),
      write: async (changes) => {
        const asked = await answer(() => undefined);
        if (!asked.ok) return asked;
        if (this.writeFault !== undefined) return err(this.writeFault);
        for (const change of changes) {
          if ('isGone' in change) continue;
          if (change.mayReplace?.(this.#kind(change.kind).get(change.key)) === false) {
            return err({ kind: 'taken', record: change.kind, key: change.key });
          }
        }
        for (const change of changes) {
          this.written.push(change.kind);
          if ('isGone' in change) this.#kind(change.kind).delete(change.key);
          else this.#kind(change.kind).set(change.key, structuredClone(change.value));
        }
        return ok(undefined);
      },
      onLost: () => undefined,
    };
  }

  #kind(kind: RecordKind): Map<IDBValidKey, unknown> {
    const known = this.records.get(kind) ?? new Map<IDBValidKey, unknown>();
    this.records.set(kind, known);
    return known;
  }
}

/** One tab with the page in it. */
export class SimulatedTab {
  readonly document = createDocumentStore();
  readonly pageRuns = createRunsStore();
  readonly keeping = createKeepingStore();
  readonly holds = new Set<string>();
  readonly keeper: DocumentKeeper;
  readonly runs: RunKeeper;
  readonly #listeners: ((message: unknown) => void)[] = [];

  constructor(
    browser: SimulatedBrowser,
    readonly session: { id?: string | undefined },
  ) {
    const ports: KeeperPorts = {
      storage: browser.storage(),
      locks: {
        hold: (name) => {
          if (browser.isHeldByOther(name, this)) return Promise.resolve(false);
          this.holds.add(name);
          return Promise.resolve(true);
        },
        release: (name) => void this.holds.delete(name),
      },
      tabs: {
        tell: (message) => browser.tell(this, message),
        onMessage: (listener) => void this.#listeners.push(listener),
      },
      clock: browser.clock,
      wallNow: () => 1_700_000_000_000 + browser.clock.now(),
      freshId: () => browser.freshId(),
      session: {
        get: () => session.id,
        set: (id) => {
          session.id = id;
        },
      },
      firstEdition: browser.firstEdition,
      damagedSettings: undefined,
    };
    this.keeper = new DocumentKeeper(this.document, this.keeping, ports);
    this.runs = new RunKeeper(this.pageRuns, this.keeping, { ...ports, secrets: () => [] });
  }

  hear(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  get text(): string {
    return this.document.getState().text;
  }

  type(text: string): void {
    this.document.setState({ text });
  }
}
