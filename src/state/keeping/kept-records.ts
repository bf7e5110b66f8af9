import * as v from 'valibot';
import type { Breakpoints } from '../breakpoints.ts';
import type { DocumentState, Draft } from '../document-store.ts';
import type { Opening } from './opening.ts';
import { keyText, type DropRecord, type StorageChange } from './record-storage.ts';
import { readCopy } from './shapes.ts';
import { mostRecentDrafts } from './stored.ts';

/** What was handed to the store at one moment. */
export interface StoreSnapshot {
  readonly state: DocumentState;
  readonly changes: readonly StorageChange[];
  readonly order: number;
}

type CopyFields = Pick<
  DocumentState,
  'text' | 'original' | 'scenarioId' | 'draftId' | 'fileName' | 'file' | 'isForeign' | 'breakpoints'
>;

/** What the store is known to hold, and what is to be written so that it holds the state. */
export class KeptRecords {
  readonly #owner: string;
  readonly #now: () => number;
  #copyId: string | undefined;
  /** Whose copy was read when this tab took it over. */
  #replaced = '';
  #copy: CopyFields | undefined;
  #drafts = new Map<string, string>();
  /** The files of which drafts are unsaved editions, by the drafts' ids. */
  #tied = new Map<string, string>();
  #breakpoints = new Map<string, Breakpoints>();
  /** Written with the next snapshot. */
  #extra: readonly StorageChange[] = [];
  #order = 0;
  #confirmed = 0;

  constructor(owner: string, now: () => number) {
    this.#owner = owner;
    this.#now = now;
  }

  open({ copyId, copy, changes, drafts, knownDrafts, knownBreakpoints }: Opening): void {
    this.#copyId = copyId;
    this.#replaced = copy?.owner ?? '';
    this.#extra = changes;
    this.#drafts = new Map(knownDrafts);
    this.#knowTies(drafts.filter(({ id }) => knownDrafts.has(id)));
    this.#breakpoints = new Map(knownBreakpoints);
  }

  /** The store has lost everything: all of it has to be written again. */
  forget(): void {
    this.#copy = undefined;
    this.#drafts.clear();
    this.#breakpoints.clear();
  }

  takeCopy(id: string): void {
    this.#copyId = id;
    this.#copy = undefined;
  }

  drop(change: DropRecord): void {
    if (change.kind === 'drafts') this.#drafts.delete(keyText(change.key));
    this.#extra = [...this.#extra, change];
  }

  /** Whether a change of the document is one that is kept. */
  isKept(state: DocumentState, before: DocumentState): boolean {
    return (
      !isSameCopy(state, before) ||
      state.drafts !== before.drafts ||
      state.otherBreakpoints !== before.otherBreakpoints
    );
  }

  snapshot(state: DocumentState): StoreSnapshot {
    this.#order += 1;
    const changes = [
      ...this.#extra,
      ...this.#draftChanges(state),
      ...this.#breakpointChanges(state),
      ...this.#copyChange(state),
    ];
    return { state, changes, order: this.#order };
  }

  confirm({ state, changes, order }: StoreSnapshot): void {
    this.#extra = this.#extra.filter((change) => !changes.includes(change));
    // Writes are carried out in order: an older one says nothing new.
    if (order < this.#confirmed) return;
    this.#confirmed = order;
    this.#copy = state;
    for (const { id, text } of state.drafts) this.#drafts.set(id, text);
    this.#knowTies(state.drafts);
    this.#breakpoints = new Map(Object.entries(state.otherBreakpoints));
  }

  /** Whether there are drafts that the store does not hold. */
  hasUnwritten({ drafts }: DocumentState): boolean {
    return drafts.some((draft) => !this.#isWritten(draft));
  }

  isConfirmed(state: DocumentState): boolean {
    return this.snapshot(state).changes.length === 0;
  }

  /** The drafts with what the store holds now; what is not written yet stays as it is here. */
  merged(drafts: readonly Draft[], stored: readonly Draft[]): readonly Draft[] {
    const unwritten = drafts.filter((draft) => !this.#isWritten(draft));
    const others = stored.filter(({ id }) => !unwritten.some((draft) => draft.id === id));
    const inHand = new Set(unwritten.map(({ id }) => id));
    for (const id of this.#drafts.keys()) if (!inHand.has(id)) this.#drafts.delete(id);
    for (const { id, text } of others) this.#drafts.set(id, text);
    this.#knowTies(others);
    return [...unwritten, ...mostRecentDrafts(others)];
  }

  #draftChanges({ drafts }: DocumentState): readonly StorageChange[] {
    return drafts
      .filter((draft) => !this.#isWritten(draft))
      .map(({ id, text, file, isForeign, savedAt }) => {
        const known = this.#drafts.get(id);
        return {
          kind: 'drafts',
          key: id,
          value: { text, file, isForeign, savedAt: savedAt ?? this.#now() },
          mayReplace: (present) => mayReplaceDraft(present, known, text),
        };
      });
  }

  #isWritten({ id, text, file }: Draft): boolean {
    return this.#drafts.get(id) === text && this.#tied.get(id) === file?.id;
  }

  #knowTies(drafts: readonly Draft[]): void {
    for (const { id, file } of drafts) {
      if (file === undefined) this.#tied.delete(id);
      else this.#tied.set(id, file.id);
    }
  }

  #breakpointChanges({ otherBreakpoints }: DocumentState): readonly StorageChange[] {
    const gone = [...this.#breakpoints.keys()].filter((id) => !Object.hasOwn(otherBreakpoints, id));
    return [
      ...Object.entries(otherBreakpoints)
        .filter(([id, each]) => this.#breakpoints.get(id) !== each)
        .map(([key, value]): StorageChange => ({ kind: 'breakpoints', key, value })),
      ...gone.map((key): StorageChange => ({ kind: 'breakpoints', key, isGone: true })),
    ];
  }

  #copyChange(state: DocumentState): readonly StorageChange[] {
    const key = this.#copyId;
    if (key === undefined || isBlank(state)) return [];
    if (this.#copy !== undefined && isSameCopy(state, this.#copy)) return [];
    const { text, original, scenarioId, draftId, fileName, file, isForeign, breakpoints } = state;
    const script = { text, original, scenarioId, draftId, fileName, file, isForeign };
    const value = { ...script, breakpoints, updatedAt: this.#now(), owner: this.#owner };
    const owners = [this.#owner, this.#replaced];
    const mayReplace = (present: unknown) => {
      const { value: there } = readCopy(present);
      return there === undefined || owners.includes(there.owner);
    };
    return [{ kind: 'copies', key, value, mayReplace }];
  }
}

const anyDraft = v.object({ text: v.string() });

/** A draft that another tab has changed meanwhile is not written over. */
function mayReplaceDraft(present: unknown, known: string | undefined, text: string): boolean {
  if (present === undefined) return true;
  return !v.is(anyDraft, present) || present.text === known || present.text === text;
}

function isBlank({ text, original, scenarioId, draftId, file }: CopyFields): boolean {
  const hasName = [scenarioId, draftId, file].some((name) => name !== undefined);
  return text === '' && original === '' && !hasName;
}

function isSameCopy(one: CopyFields, other: CopyFields): boolean {
  return (
    one.text === other.text &&
    one.original === other.original &&
    one.scenarioId === other.scenarioId &&
    one.draftId === other.draftId &&
    one.fileName === other.fileName &&
    one.file === other.file &&
    one.isForeign === other.isForeign &&
    one.breakpoints === other.breakpoints
  );
}
