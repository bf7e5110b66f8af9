import * as v from 'valibot';
import { isEdited, type DocumentState } from '../document-store.ts';
import type { OtherTabs } from './record-storage.ts';

const message = v.object({
  from: v.string(),
  /** What the script is called that the tab edits; absent when it edits none that another tab could have. */
  edits: v.optional(v.string()),
  /** Drafts have changed in the store. */
  drafts: v.boolean(),
  /** The sender wants to know what the others edit. */
  asks: v.boolean(),
});

export interface TabTalkEvents {
  readonly draftsChanged: () => void;
  /** Another tab edits the same script. */
  readonly sameScript: () => void;
}

/** What tabs tell each other: which script they edit, and that drafts have changed. */
export class TabTalk {
  readonly #tabs: OtherTabs;
  readonly #document: () => DocumentState;
  readonly #from: string;
  #told: string | undefined;

  constructor(
    tabs: OtherTabs,
    document: () => DocumentState,
    { from, events }: { readonly from: string; readonly events: TabTalkEvents },
  ) {
    this.#tabs = tabs;
    this.#document = document;
    this.#from = from;
    tabs.onMessage((told) => this.#hear(told, events));
  }

  /** After something was written. */
  tell(drafts: boolean): void {
    const edits = editedScript(this.#document());
    if (!drafts && edits === this.#told) return;
    this.#told = edits;
    this.#tabs.tell({ from: this.#from, edits, drafts, asks: edits !== undefined });
  }

  #hear(told: unknown, events: TabTalkEvents): void {
    const heard = v.safeParse(message, told);
    if (!heard.success || heard.output.from === this.#from) return;
    const { edits, drafts, asks } = heard.output;
    if (drafts) events.draftsChanged();
    const own = editedScript(this.#document());
    if (own === undefined || own !== edits) return;
    events.sameScript();
    if (asks) this.#tabs.tell({ from: this.#from, edits: own, drafts: false, asks: false });
  }
}

/** `undefined` when the script is as it was opened, or has no name. */
function editedScript(state: DocumentState): string | undefined {
  if (!isEdited(state)) return undefined;
  return state.file?.id ?? state.draftId ?? state.scenarioId ?? state.fileName;
}
