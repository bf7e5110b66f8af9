import type { Result } from '../../base/result.ts';

/**
 * What is kept, by kind: the working copies of tabs, drafts, breakpoints of scripts that are not open (by the script's
 * id), runs, what was set aside as it did not fit, marks (what was done once and for all), and folders of scripts.
 */
export const RECORD_KINDS = [
  'copies',
  'drafts',
  'breakpoints',
  'runs',
  'aside',
  'marks',
  'folders',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** A key as text: those that the page makes are texts already. */
export function keyText(key: IDBValidKey): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}

/** A record as the browser gives it back: it may hold anything. */
export interface StoredRecord {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

export type StorageChange = PutRecord | DropRecord;

export interface PutRecord {
  readonly kind: RecordKind;
  readonly key: IDBValidKey;
  readonly value: unknown;
  /** Asked within the transaction about the record that is there; `false` calls the whole transaction off. */
  readonly mayReplace?: (present: unknown) => boolean;
}

export interface DropRecord {
  readonly kind: RecordKind;
  readonly key: IDBValidKey;
  readonly isGone: true;
}

/**
 * `relaxed`: confirmed once the browser has it; outlives the tab and the browser's process. `strict`: confirmed once
 * the disk has it; outlives the machine, and takes longer.
 */
export type Durability = 'relaxed' | 'strict';

/** Why nothing is read or written. */
export type StorageFault =
  /** The browser forbids storage here, or its storage is broken. `reason` is the browser's own word. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No room is left. */
  | { readonly kind: 'full' }
  /** A later edition of the page has kept its things here; they are left alone. */
  | { readonly kind: 'newer' }
  /** The browser does not answer. */
  | { readonly kind: 'silent' }
  /** `mayReplace` said no: another tab was there first. Nothing was written. */
  | { readonly kind: 'taken'; readonly record: RecordKind; readonly key: IDBValidKey };

/** Where records are kept in the browser. */
export interface RecordStorage {
  readAll(kind: RecordKind): Promise<Result<readonly StoredRecord[], StorageFault>>;
  keys(kind: RecordKind): Promise<Result<readonly IDBValidKey[], StorageFault>>;
  read(kind: RecordKind, key: IDBValidKey): Promise<Result<unknown, StorageFault>>;
  /** All changes in one transaction, or none; resolves once the browser has confirmed it. */
  write(
    changes: readonly StorageChange[],
    durability: Durability,
  ): Promise<Result<undefined, StorageFault>>;
  /** Called when the browser has thrown everything away under the open page. */
  onLost(listener: () => void): void;
}

/** Which tabs live. */
export interface TabLocks {
  /**
   * Holds a name for as long as this tab lives; `false` when another tab holds it. `patient`: waits a moment, as the
   * page that this one takes the place of may let go late.
   */
  hold(name: string, patience?: 'patient'): Promise<boolean>;
  release(name: string): void;
}

/** The other tabs of this page. What they say is checked before it is believed. */
export interface OtherTabs {
  tell(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}
