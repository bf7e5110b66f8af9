import type { editor as editorTypes } from 'monaco-editor/editor.js';
import type { Disposable } from '../base/disposable.ts';
import { UNKNOWN_SERVER, type StageServer } from '../script/stage-server.ts';
import { knowServer } from './known-server.ts';
import { LANGUAGE_ID } from './language.ts';
import { editor } from './monaco.ts';
import { createShownMarks, type ShownMarks } from './shown-marks.ts';

/** So many texts keep their past; the one that was shown longest ago gives way. */
const MOST_MODELS = 50;

interface KnownModel {
  readonly model: editorTypes.ITextModel;
  readonly marks: ShownMarks;
  /** Cursor and scroll position, as it was left. */
  view: editorTypes.ICodeEditorViewState | null;
}

/** The texts that an editor has shown, by their names: each keeps what can be undone in it, and its place. */
export class ScriptModels implements Disposable {
  /** The one that was shown longest ago first. */
  readonly #known = new Map<string, KnownModel>();
  #name = '';
  #shown: KnownModel;
  #server: StageServer = UNKNOWN_SERVER;

  constructor() {
    this.#shown = freshModel();
    this.#known.set(this.#name, this.#shown);
  }

  get model(): editorTypes.ITextModel {
    return this.#shown.model;
  }

  get marks(): ShownMarks {
    return this.#shown.marks;
  }

  /** Shows the text of that name: `same` if it was shown, `known` if it was before, `fresh` if it is empty as yet. */
  show(code: editorTypes.IStandaloneCodeEditor, name: string): 'same' | 'known' | 'fresh' {
    if (name === this.#name) return 'same';
    this.#shown.view = code.saveViewState();
    const known = this.#known.get(name);
    const next = known ?? freshModel();
    this.#known.delete(name);
    this.#known.set(name, next);
    this.#name = name;
    this.#shown = next;
    knowServer(next.model, this.#server);
    code.setModel(next.model);
    if (next.view !== null) code.restoreViewState(next.view);
    this.#letGo();
    return known === undefined ? 'fresh' : 'known';
  }

  /** The text of that name has another one now, and all else of it stays. */
  renamed(name: string, to: string): void {
    const known = this.#known.get(name);
    if (known === undefined || name === to) return;
    // What had that name before is gone.
    this.#known.get(to)?.model.dispose();
    this.#known.delete(name);
    this.#known.set(to, known);
    if (this.#name === name) this.#name = to;
  }

  knowServer(server: StageServer): void {
    this.#server = server;
    knowServer(this.model, server);
  }

  dispose(): void {
    for (const { model } of this.#known.values()) model.dispose();
    this.#known.clear();
  }

  #letGo(): void {
    for (const [name, { model }] of this.#known) {
      if (this.#known.size <= MOST_MODELS) return;
      this.#known.delete(name);
      model.dispose();
    }
  }
}

function freshModel(): KnownModel {
  const model = editor.createModel('', LANGUAGE_ID);
  return { model, marks: createShownMarks(model), view: null };
}
