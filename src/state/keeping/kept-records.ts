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
  'text' | 'original' | 'scenarioId' | 'draftId' | 'fileName' | 'breakpoints'
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
  #breakpoints = new Map<string, Breakpoints>();
  /** Written with the next snapshot. */
  #extra: readonly StorageChange[] = [];
  #order = 0;
  #confirmed = 0;

  constructor(owner: string, now: () => number) {
    this.#owner = owner;
    this.#now = now;
  }

  open({ copyId, copy, changes, knownDrafts, knownBreakpoints }: Opening): void {
    this.#copyId = copyId;
    this.#replaced = copy?.owner ?? '';
    this.#extra = changes;
    this.#drafts = new Map(knownDrafts);
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
    this.#breakpoints = new Map(Object.entries(state.otherBreakpoints));
  }

  isConfirmed(state: DocumentState): boolean {
    return this.snapshot(state).changes.length === 0;
  }

  /** The drafts with what the store holds now; what is not written yet stays as it is here. */
  merged(drafts: readonly Draft[], stored: readonly Draft[]): readonly Draft[] {
    const unwritten = drafts.filter(({ id, text }) => this.#drafts.get(id) !== text);
    const others = stored.filter(({ id }) => !unwritten.some((draft) => draft.id === id));
    const inHand = new Set(unwritten.map(({ id }) => id));
    for (const id of this.#drafts.keys()) if (!inHand.has(id)) this.#drafts.delete(id);
    for (const { id, text } of others) this.#drafts.set(id, text);
    return [...unwritten, ...mostRecentDrafts(others)];
  }

  #draftChanges({ drafts }: DocumentState): readonly StorageChange[] {
    return drafts
      .filter(({ id, text }) => this.#drafts.get(id) !== text)
      .map(({ id, text, savedAt }) => {
        const known = this.#drafts.get(id);
        return {
          kind: 'drafts',
          key: id,
          value: { text, savedAt: savedAt ?? this.#now() },
          mayReplace: (present) => mayReplaceDraft(present, known, text),
        };
      });
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
    const { text, original, scenarioId, draftId, fileName, breakpoints } = state;
    const script = { text, original, scenarioId, draftId, fileName, breakpoints };
    const value = { ...script, updatedAt: this.#now(), owner: this.#owner };
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

function isBlank({ text, original, scenarioId, draftId }: CopyFields): boolean {
  return text === '' && original === '' && scenarioId === undefined && draftId === undefined;
}

function isSameCopy(one: CopyFields, other: CopyFields): boolean {
  return (
    one.text === other.text &&
    one.original === other.original &&
    one.scenarioId === other.scenarioId &&
    one.draftId === other.draftId &&
    one.fileName === other.fileName &&
    one.breakpoints === other.breakpoints
  );
}
