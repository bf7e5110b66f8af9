import * as v from 'valibot';
import { appendAll } from '../../base/append-all.ts';
import { ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { isEmpty, type Breakpoints } from '../breakpoints.ts';
import { DRAFT_PREFIX, isEdited, ownDraftId, type Draft } from '../document-store.ts';
import { readFirstEdition, type FirstEdition } from './first-edition.ts';
import type { KeeperPorts } from './keeper-ports.ts';
import type { SetAside } from './keeping-store.ts';
import {
  keyText,
  type StorageChange,
  type StorageFault,
  type StoredRecord,
} from './record-storage.ts';
import type { WorkingCopy } from './shapes.ts';
import { asideWords, readStored, settingAside, type AsideKind, type Stored } from './stored.ts';

/** What a tab starts with. */
export interface Opening {
  /** This tab's working copy from now on, and what was in it. */
  readonly copyId: string;
  readonly copy: WorkingCopy | undefined;
  readonly drafts: readonly Draft[];
  readonly breakpoints: Readonly<Record<string, Breakpoints>>;
  /** What is in the store already, as it is here. */
  readonly knownDrafts: ReadonlyMap<string, string>;
  readonly knownBreakpoints: ReadonlyMap<string, Breakpoints>;
  /** What has to be written together with the drafts and the copy. */
  readonly changes: readonly StorageChange[];
  readonly setAside: readonly SetAside[];
  /** Edited scripts of tabs that are gone: so many became drafts. */
  readonly recovered: number;
  /** Names that this tab holds only until the changes are written. */
  readonly held: readonly string[];
}

/**
 * Looks at what is kept, and decides what this tab goes on with: its own copy after a reload; else the newest copy that
 * no living tab holds. Other edited copies without a tab become drafts. What does not fit is set aside. Writes nothing.
 */
export async function readKept(ports: KeeperPorts): Promise<Result<Opening, StorageFault>> {
  const { storage, freshId } = ports;
  const copies = await storage.readAll('copies');
  if (!copies.ok) return copies;
  const drafts = await storage.readAll('drafts');
  if (!drafts.ok) return drafts;
  const breakpoints = await storage.readAll('breakpoints');
  if (!breakpoints.ok) return breakpoints;
  const aside = await storage.readAll('aside');
  if (!aside.ok) return aside;
  const mark = await storage.read('marks', FIRST_EDITION_MARK);
  if (!mark.ok) return mark;
  const stored = readStored(
    { copies: copies.value, drafts: drafts.value, breakpoints: breakpoints.value },
    freshId,
  );
  const claim = await claimCopy(ports, stored.copies);
  const opening = new OpeningBuilder(ports, stored, claim);
  for (const record of aside.value) opening.alreadyAside(record);
  opening.takeFirstEdition(mark.value);
  for (const [id, copy] of claim.left) opening.takeLeft(id, copy);
  return ok(opening.build());
}

/** What can be started with where the store cannot be read: what the first edition kept. */
export function readWithoutStore({ firstEdition, freshId }: KeeperPorts): Opening {
  const first = firstEdition === undefined ? undefined : readFirstEdition(firstEdition);
  return {
    copyId: freshId(),
    copy: first?.copy,
    drafts: first?.drafts ?? [],
    breakpoints: first?.breakpoints ?? {},
    knownDrafts: new Map(),
    knownBreakpoints: new Map(),
    changes: [],
    setAside: [],
    recovered: 0,
    held: [],
  };
}

interface Claim {
  readonly id: string;
  readonly copy: WorkingCopy | undefined;
  /** Copies that no living tab holds, the oldest first; this tab holds them for now. */
  readonly left: readonly (readonly [string, WorkingCopy])[];
}

type Copies = ReadonlyMap<string, WorkingCopy>;

async function claimCopy(ports: KeeperPorts, copies: Copies): Promise<Claim> {
  const { locks, session, freshId } = ports;
  const own = session.get();
  const known = own === undefined ? undefined : copies.get(own);
  const newest = [...copies].sort(([, a], [, b]) => b.updatedAt - a.updatedAt);
  let id: string | undefined;
  let copy = known;
  if (own !== undefined && known !== undefined && (await locks.hold(own, 'patient'))) id = own;
  const left: (readonly [string, WorkingCopy])[] = [];
  for (const entry of newest) {
    const [other, text] = entry;
    if (other === own || !(await locks.hold(other))) continue;
    if (id === undefined && copy === undefined) {
      id = other;
      copy = text;
    } else left.unshift(entry);
  }
  if (id === undefined) {
    // A new tab, or a tab that was duplicated: the other one keeps the copy, this one goes on with a copy of it.
    id = freshId();
    await locks.hold(id);
  }
  session.set(id);
  return { id, copy, left };
}

const FIRST_EDITION_MARK = 'first-edition';

class OpeningBuilder {
  readonly #ports: KeeperPorts;
  readonly #claim: Claim;
  readonly #stored: Stored;
  #copy: WorkingCopy | undefined;
  #drafts: readonly Draft[];
  #breakpoints: Readonly<Record<string, Breakpoints>>;
  #recovered = 0;
  readonly #changes: StorageChange[] = [];
  readonly #setAside: SetAside[] = [];

  constructor(ports: KeeperPorts, stored: Stored, claim: Claim) {
    this.#ports = ports;
    this.#stored = stored;
    this.#claim = claim;
    this.#copy = claim.copy;
    this.#drafts = stored.drafts;
    this.#breakpoints = stored.breakpoints;
    for (const record of stored.damaged) this.#put(settingAside(record, ports.freshId()));
    const { damagedSettings } = ports;
    if (damagedSettings !== undefined) this.#asideText('settings', damagedSettings);
  }

  alreadyAside({ key, value }: StoredRecord): void {
    this.#setAside.push(setAsideFrom(key, value));
  }

  /** Once for each text that the first edition left; a tab of that edition may still write there. */
  takeFirstEdition(mark: unknown): void {
    const { firstEdition } = this.#ports;
    if (firstEdition === undefined) return;
    const print = fingerprint(firstEdition);
    if (mark === print) return;
    const first = readFirstEdition(firstEdition);
    this.#mergeDrafts(first);
    this.#breakpoints = { ...first.breakpoints, ...this.#breakpoints };
    if (!first.isWhole) this.#asideText('first-edition', firstEdition);
    const { copy } = first;
    if (copy !== undefined && copy.text !== '') {
      if (this.#copy === undefined) this.#copy = copy;
      else this.#keepAsDraft(copy);
    }
    this.#changes.push({ kind: 'marks', key: FIRST_EDITION_MARK, value: print });
  }

  /** A copy without a tab: a draft if it was edited. Its breakpoints stay with its script in any case. */
  takeLeft(id: string, copy: WorkingCopy): void {
    const draft = this.#keepAsDraft(copy);
    if (draft !== undefined) this.#recovered += 1;
    const script = copy.file?.id ?? draft ?? copy.draftId ?? copy.scenarioId;
    if (script !== undefined && !isEmpty(copy.breakpoints)) {
      this.#breakpoints = { ...this.#breakpoints, [script]: copy.breakpoints };
    }
    this.#changes.push({ kind: 'copies', key: id, isGone: true });
  }

  build(): Opening {
    const { damaged, renamed } = this.#stored;
    const isDamaged = (kind: string, id: string) =>
      damaged.some((record) => record.kind === kind && record.key === id);
    const drafts = this.#stored.drafts.filter(
      ({ id }) => !isDamaged('drafts', id) && !renamed.includes(id),
    );
    const whole = Object.entries(this.#stored.breakpoints);
    return {
      copyId: this.#claim.id,
      copy: this.#copy,
      drafts: this.#drafts,
      breakpoints: this.#breakpoints,
      knownDrafts: new Map(drafts.map(({ id, text }) => [id, text])),
      knownBreakpoints: new Map(whole.filter(([id]) => !isDamaged('breakpoints', id))),
      changes: this.#changes,
      setAside: this.#setAside,
      recovered: this.#recovered,
      held: this.#claim.left.map(([id]) => id),
    };
  }

  #keepAsDraft(copy: WorkingCopy): string | undefined {
    if (!isEdited(copy) || copy.text.trim() === '') return undefined;
    const same = this.#drafts.find(({ text }) => text === copy.text);
    if (same !== undefined) return same.id;
    const own = ownDraftId({ ...copy, drafts: this.#drafts });
    const id = own ?? `${DRAFT_PREFIX}${this.#ports.freshId()}`;
    const draft = { id, text: copy.text, file: copy.file, savedAt: copy.updatedAt };
    this.#drafts = [draft, ...this.#drafts.filter((each) => each.id !== id)];
    return id;
  }

  #mergeDrafts({ drafts }: FirstEdition): void {
    for (const draft of drafts) {
      const taken = this.#drafts.find(({ id }) => id === draft.id);
      if (taken?.text === draft.text) continue;
      const id = taken === undefined ? draft.id : `${DRAFT_PREFIX}${this.#ports.freshId()}`;
      this.#drafts = [...this.#drafts, { ...draft, id }];
    }
  }

  #asideText(what: AsideKind, value: string): void {
    this.#put([{ kind: 'aside', key: this.#ports.freshId(), value: { what, value } }]);
  }

  #put(changes: readonly StorageChange[]): void {
    appendAll(this.#changes, changes);
    for (const change of changes) {
      if (change.kind === 'aside' && 'value' in change) {
        this.#setAside.push(setAsideFrom(change.key, change.value));
      }
    }
  }
}

const asideRecord = v.object({ what: v.string(), value: v.unknown() });

function setAsideFrom(key: IDBValidKey, value: unknown): SetAside {
  const id = keyText(key);
  return v.is(asideRecord, value)
    ? { id, what: asideWords(value.what), value: value.value }
    : { id, what: t('something that was kept here'), value };
}

/** Tells texts apart; no secret (FNV-1a, twice with other starts). */
function fingerprint(text: string): string {
  const hash = (start: number) => {
    let value = start;
    for (let at = 0; at < text.length; at++) {
      value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    }
    return (value >>> 0).toString(36);
  };
  return `${text.length}-${hash(0x811c9dc5)}-${hash(0x2545f491)}`;
}
