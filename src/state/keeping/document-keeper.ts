import type { Disposable } from '../../base/disposable.ts';
import type { Result } from '../../base/result.ts';
import {
  DRAFT_PREFIX,
  isEdited,
  ownDraftId,
  type DocumentState,
  type DocumentStore,
  type Draft,
} from '../document-store.ts';
import { withNotice, type KeepingNotice, type KeepingStore } from './keeping-store.ts';
import type { KeeperPorts } from './keeper-ports.ts';
import { KeptRecords, type StoreSnapshot } from './kept-records.ts';
import { readKept, readWithoutStore, type Opening } from './opening.ts';
import { keyText, type Durability, type StorageFault } from './record-storage.ts';
import { readDraft } from './shapes.ts';
import { mostRecentDrafts } from './stored.ts';
import { TabTalk } from './tab-talk.ts';

/**
 * What is typed after a pause of so many milliseconds is written at once; while somebody types, the script is written
 * as soon as nobody has typed for as long.
 */
const QUIET = 50;
/** How long it may stay unwritten while somebody types without a pause. */
const AT_MOST = 500;
/** A write or a look that takes longer counts as not answered; it is still waited for. */
const ANSWER_WITHIN = 3000;
const RETRY_AFTER = 3000;

/** Keeps the script, the drafts and the breakpoints in the browser, and says how that goes. */
export class DocumentKeeper {
  readonly #document: DocumentStore;
  readonly #keeping: KeepingStore;
  readonly #ports: KeeperPorts;
  readonly #talk: TabTalk;
  readonly #records: KeptRecords;
  #isOpen = false;
  #isAsked = false;
  #isBarred = false;
  #timer: Disposable | undefined;
  #retry: Disposable | undefined;
  /** When the oldest change came that is not on its way yet. */
  #waitingSince: number | undefined;
  #changedAt = -Infinity;
  #release: readonly string[] = [];

  constructor(document: DocumentStore, keeping: KeepingStore, ports: KeeperPorts) {
    this.#document = document;
    this.#keeping = keeping;
    this.#ports = ports;
    const owner = ports.freshId();
    document.setState({ draftPrefix: `${DRAFT_PREFIX}${owner}-` });
    this.#records = new KeptRecords(owner, ports.wallNow);
    this.#talk = new TabTalk(ports.tabs, () => document.getState(), {
      from: owner,
      events: {
        draftsChanged: () => void this.#readDrafts(),
        sameScript: () => this.#notice({ kind: 'elsewhere' }),
      },
    });
    document.subscribe((state, before) => this.#changed(state, before));
    ports.storage.onLost(() => {
      this.#records.forget();
      this.#schedule();
    });
  }

  /**
   * Brings back what was kept. Resolves once that is done, or is known not to be possible, or the browser did not answer
   * in time: what it brings later is added then. What was typed meanwhile stays in place, and so does the script that
   * `isAsked` says the address asks for.
   */
  open({ isAsked }: { readonly isAsked: boolean }): Promise<void> {
    this.#isAsked = isAsked;
    return new Promise((resolve) => {
      const limit = this.#ports.clock.setTimer(ANSWER_WITHIN, () => {
        this.#fault({ kind: 'silent' });
        resolve();
      });
      void this.#open().then(() => {
        limit.dispose();
        resolve();
      });
    });
  }

  /** Writes at once what is not written yet: before the page goes. */
  flush(durability: Durability): void {
    if (this.#isOpen && !this.#isBarred) void this.#write(durability);
  }

  /** Throws a draft away; what is waiting for room is tried again. */
  deleteDraft(id: string): Promise<void> {
    this.#document.setState(({ drafts }) => ({ drafts: drafts.filter((each) => each.id !== id) }));
    this.#records.drop({ kind: 'drafts', key: id, isGone: true });
    return this.#write('strict');
  }

  /** Throws away what was set aside. */
  deleteSetAside(): Promise<void> {
    const { setAside } = this.#keeping.getState();
    this.#keeping.setState({ setAside: [] });
    for (const { id } of setAside) this.#records.drop({ kind: 'aside', key: id, isGone: true });
    return this.#write('strict');
  }

  /** Whether something would be lost if the page went now. */
  hasUnsaved(): boolean {
    const { fault } = this.#keeping.getState();
    const state = this.#document.getState();
    return fault !== undefined && (isEdited(state) || this.#records.hasUnwritten(state));
  }

  async #open(): Promise<void> {
    const kept = await readKept(this.#ports);
    if (this.#isOpen) return;
    if (!kept.ok) return this.#openWithout(kept.error);
    const { value } = kept;
    this.#isOpen = true;
    this.#keeping.setState({ fault: undefined, setAside: value.setAside });
    if (value.recovered > 0) this.#notice({ kind: 'recovered', count: value.recovered });
    this.#release = value.held;
    this.#records.open(value);
    this.#restore(value);
    await this.#write('strict');
  }

  #openWithout(fault: StorageFault): void {
    this.#fault(fault);
    const { text, drafts } = this.#document.getState();
    if (text === '' && drafts.length === 0) this.#restore(readWithoutStore(this.#ports));
    if (fault.kind === 'newer') return;
    this.#retry = this.#ports.clock.setTimer(RETRY_AFTER, () => void this.#open());
  }

  /** What was typed or asked for already stays there: then what was kept becomes a draft. */
  #restore({ copy, drafts, breakpoints }: Opening): void {
    this.#document.setState((state) => {
      const own = state.drafts.filter((draft) => !drafts.some(({ id }) => id === draft.id));
      const all = [...own, ...drafts];
      const otherBreakpoints = { ...breakpoints, ...state.otherBreakpoints };
      const lists = { drafts: all, otherBreakpoints };
      if (copy === undefined) return lists;
      if (this.#isInHand(state, copy)) return withCopyAsDraft(state, copy, lists);
      return { ...lists, ...scriptOf(copy), loads: state.loads + 1 };
    });
  }

  #isInHand(state: DocumentState, { scenarioId }: Pick<DocumentState, 'scenarioId'>): boolean {
    if (isEdited(state)) return true;
    const isSame = scenarioId !== undefined && scenarioId === state.scenarioId;
    return state.loads > 0 && this.#isAsked && !isSame;
  }

  #changed(state: DocumentState, before: DocumentState): void {
    if (state.drafts !== before.drafts) this.#dateDrafts(state);
    if (!this.#records.isKept(state, before)) return;
    if (state.loads !== before.loads && state.original !== before.original) {
      this.#dropNotice('elsewhere');
    }
    this.#schedule();
  }

  /** A draft that has just come into being gets its moment. */
  #dateDrafts({ drafts }: DocumentState): void {
    if (drafts.every(({ savedAt }) => savedAt !== undefined)) return;
    const savedAt = this.#ports.wallNow();
    this.#document.setState({ drafts: drafts.map((draft) => ({ savedAt, ...draft })) });
  }

  #schedule(): void {
    const { clock } = this.#ports;
    if (!this.#isOpen || this.#isBarred) return;
    this.#keeping.setState({ phase: 'saving' });
    const now = clock.now();
    const quiet = now - this.#changedAt > QUIET ? 0 : QUIET;
    this.#changedAt = now;
    this.#waitingSince ??= now;
    const left = this.#waitingSince + AT_MOST - now;
    this.#timer?.dispose();
    this.#timer = clock.setTimer(Math.max(0, Math.min(quiet, left)), () => {
      void this.#write('relaxed');
    });
  }

  async #write(durability: Durability): Promise<void> {
    this.#timer?.dispose();
    this.#retry?.dispose();
    this.#waitingSince = undefined;
    if (!this.#isOpen || this.#isBarred) return;
    const snapshot = this.#records.snapshot(this.#document.getState());
    if (snapshot.changes.length === 0) return this.#saved(snapshot);
    this.#keeping.setState({ phase: 'saving' });
    const limit = this.#ports.clock.setTimer(ANSWER_WITHIN, () => this.#fault({ kind: 'silent' }));
    // With a draft an older text gives way for good.
    const isWeighty = snapshot.changes.some(({ kind }) => kind !== 'copies');
    const written = await this.#ports.storage.write(
      snapshot.changes,
      isWeighty ? 'strict' : durability,
    );
    limit.dispose();
    await this.#told(snapshot, written);
  }

  async #told(snapshot: StoreSnapshot, written: Result<undefined, StorageFault>): Promise<void> {
    if (written.ok) {
      this.#records.confirm(snapshot);
      return this.#saved(snapshot);
    }
    const fault = written.error;
    if (fault.kind !== 'taken') {
      this.#fault(fault);
      this.#isBarred = fault.kind === 'newer';
      if (this.#isBarred) return;
      this.#retry?.dispose();
      this.#retry = this.#ports.clock.setTimer(RETRY_AFTER, () => void this.#write('relaxed'));
      return;
    }
    if (fault.record === 'copies') await this.#takeNewCopy();
    else await this.#parkDraft(keyText(fault.key));
    await this.#write('strict');
  }

  #saved(snapshot: StoreSnapshot): void {
    for (const name of this.#release) this.#ports.locks.release(name);
    this.#release = [];
    this.#talk.tell(snapshot.changes.some(({ kind }) => kind === 'drafts'));
    const isNewest = this.#records.isConfirmed(this.#document.getState());
    if (isNewest) this.#keeping.setState({ phase: 'saved', fault: undefined });
  }

  /** Another tab has taken this tab's copy over: each goes on with one of its own. */
  async #takeNewCopy(): Promise<void> {
    const id = this.#ports.freshId();
    await this.#ports.locks.hold(id);
    this.#ports.session.set(id);
    this.#records.takeCopy(id);
    this.#notice({ kind: 'elsewhere' });
  }

  /** Another tab wrote the same draft first: this tab's text becomes a draft of its own. */
  async #parkDraft(id: string): Promise<void> {
    const fresh = `${DRAFT_PREFIX}${this.#ports.freshId()}`;
    this.#document.setState(({ drafts }) => ({
      drafts: drafts.map((draft) => (draft.id === id ? { ...draft, id: fresh } : draft)),
    }));
    this.#notice({ kind: 'both-kept' });
    await this.#readDrafts();
  }

  /** What other tabs have done to the drafts. */
  async #readDrafts(): Promise<void> {
    const raw = await this.#ports.storage.readAll('drafts');
    if (!raw.ok) return;
    const stored = raw.value.flatMap(({ key, value }) => readDraft(key, value).value ?? []);
    this.#document.setState((state) => ({ drafts: this.#records.merged(state.drafts, stored) }));
  }

  #fault(fault: StorageFault): void {
    if (fault.kind !== 'taken') this.#keeping.setState({ fault });
  }

  #notice(notice: KeepingNotice): void {
    this.#keeping.setState(({ notices }) => ({ notices: withNotice(notices, notice) }));
  }

  #dropNotice(kind: KeepingNotice['kind']): void {
    this.#keeping.setState(({ notices }) => ({
      notices: notices.filter((each) => each.kind !== kind),
    }));
  }
}

function scriptOf(copy: NonNullable<Opening['copy']>): Partial<DocumentState> {
  const { text, original, scenarioId, draftId, fileName, file, isForeign, breakpoints } = copy;
  return { text, original, scenarioId, draftId, fileName, file, isForeign, breakpoints };
}

type Lists = Pick<DocumentState, 'drafts' | 'otherBreakpoints'>;

function withCopyAsDraft(
  state: DocumentState,
  copy: NonNullable<Opening['copy']>,
  lists: Lists,
): Lists {
  const { text, file, isForeign, updatedAt } = copy;
  const isKnown = text === state.text || lists.drafts.some((draft) => draft.text === text);
  if (!isEdited(copy) || text.trim() === '' || isKnown) return lists;
  const own = ownDraftId({ ...copy, drafts: lists.drafts });
  const id = own ?? `${state.draftPrefix}kept`;
  const draft: Draft = { id, text, file, isForeign, savedAt: updatedAt };
  return { ...lists, drafts: mostRecentDrafts([draft, ...lists.drafts]) };
}
