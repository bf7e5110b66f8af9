import { t } from '../../base/translate.ts';
import type { Breakpoints } from '../breakpoints.ts';
import { DRAFT_PREFIX, type Draft } from '../document-store.ts';
import type { RecordKind, StorageChange, StoredRecord } from './record-storage.ts';
import { readBreakpoints, readCopy, readDraft, type WorkingCopy } from './shapes.ts';

/** What was found in the store, checked. */
export interface Stored {
  readonly copies: ReadonlyMap<string, WorkingCopy>;
  /** The newest first. */
  readonly drafts: readonly Draft[];
  readonly breakpoints: Readonly<Record<string, Breakpoints>>;
  /** Drafts that have a new name, and are not in the store under it. */
  readonly renamed: readonly string[];
  /** Records of which at least a part does not fit. */
  readonly damaged: readonly DamagedRecord[];
}

export interface DamagedRecord extends StoredRecord {
  readonly kind: RecordKind;
  /** Nothing of it can be used: it leaves its place. */
  readonly isUseless: boolean;
}

export type RawRecords = Readonly<
  Record<'copies' | 'drafts' | 'breakpoints', readonly StoredRecord[]>
>;

/** Reads what a store holds as untrusted input: what fits is taken, record by record and part by part. */
export function readStored(raw: RawRecords, freshId: () => string): Stored {
  const reader = new StoredReader(freshId);
  for (const record of raw.copies) reader.copy(record);
  for (const record of raw.drafts) reader.draft(record);
  for (const record of raw.breakpoints) reader.ofScript(record);
  const { copies, breakpoints, renamed, damaged } = reader;
  return { copies, drafts: mostRecentDrafts(reader.drafts), breakpoints, renamed, damaged };
}

class StoredReader {
  readonly copies = new Map<string, WorkingCopy>();
  readonly drafts: Draft[] = [];
  readonly breakpoints: Record<string, Breakpoints> = {};
  readonly renamed: string[] = [];
  readonly damaged: DamagedRecord[] = [];
  readonly #freshId: () => string;

  constructor(freshId: () => string) {
    this.#freshId = freshId;
  }

  copy(record: StoredRecord): void {
    const { value, isWhole } = readCopy(record.value);
    if (value === undefined) return this.#note('copies', record, true);
    if (typeof record.key === 'string') {
      this.copies.set(record.key, value);
      if (!isWhole) this.#note('copies', record, false);
      return;
    }
    // What has a text but no proper name is as good as a draft, and goes there under a new name.
    const { text, isForeign, updatedAt: savedAt } = value;
    this.drafts.push({ id: this.#freshDraftId(), text, isForeign, savedAt });
    this.#note('copies', record, true);
  }

  draft(record: StoredRecord): void {
    const { value, isWhole } = readDraft(record.key, record.value);
    const kept = value ?? readDraft(this.#freshDraftId(), record.value).value;
    if (kept !== undefined) this.drafts.push(kept);
    if (!isWhole) this.#note('drafts', record, value === undefined);
  }

  ofScript(record: StoredRecord): void {
    const { value, isWhole } = readBreakpoints(record.value);
    const isNamed = typeof record.key === 'string';
    if (typeof record.key === 'string') this.breakpoints[record.key] = value;
    if (!isWhole || !isNamed) this.#note('breakpoints', record, !isNamed);
  }

  #freshDraftId(): string {
    const id = DRAFT_PREFIX + this.#freshId();
    this.renamed.push(id);
    return id;
  }

  #note(kind: RecordKind, record: StoredRecord, isUseless: boolean): void {
    this.damaged.push({ ...record, kind, isUseless });
  }
}

/** One draft of each id, the newest first. */
export function mostRecentDrafts(drafts: readonly Draft[]): readonly Draft[] {
  const byId = new Map(drafts.toReversed().map((draft) => [draft.id, draft]));
  return drafts
    .filter((draft) => byId.get(draft.id) === draft)
    .sort((a, b) => (b.savedAt ?? 0) - (a.savedAt ?? 0));
}

/** What may be set aside. It is what stands in the store, so that it can be told in any language. */
export type AsideKind = RecordKind | 'settings' | 'first-edition';

const NAMES: Readonly<Record<AsideKind, string>> = {
  copies: t('a script'),
  drafts: t('a draft'),
  breakpoints: t('breakpoints'),
  runs: t('a run'),
  aside: t('something set aside before'),
  marks: t('a mark'),
  folders: t('a folder'),
  settings: t('the settings'),
  'first-edition': t('the scripts of an earlier edition'),
};

/** What something is that was set aside; as it stands in the store, where an earlier page has put it there in words. */
export function asideWords(what: string): string {
  return Object.hasOwn(NAMES, what) ? NAMES[what as AsideKind] : what;
}

/** Moves what does not fit to the records that are set aside; what can partly be used stays in its place, too. */
export function settingAside(
  { kind, key, value, isUseless }: DamagedRecord,
  id: string,
): readonly StorageChange[] {
  const aside = { what: kind satisfies AsideKind, from: { kind, key }, value };
  const kept: StorageChange = { kind: 'aside', key: id, value: aside };
  return isUseless ? [kept, { kind, key, isGone: true }] : [kept];
}
