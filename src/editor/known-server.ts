import type { editor } from 'monaco-editor/editor.js';
import { checkedOn } from '../script/checked-on.ts';
import type { CompiledScript } from '../script/compile.ts';
import { UNKNOWN_SERVER, type StageServer } from '../script/stage-server.ts';
import { compiledIn } from './compiled-model.ts';

const servers = new WeakMap<editor.ITextModel, StageServer>();

/** The server that the script in a model is to run on, as far as it is known. */
export function serverOf(model: editor.ITextModel): StageServer {
  return servers.get(model) ?? UNKNOWN_SERVER;
}

export function knowServer(model: editor.ITextModel, server: StageServer): void {
  servers.set(model, server);
}

/** The script in a model, held against that server, too. */
export function checkedIn(model: editor.ITextModel): CompiledScript {
  return checkedOn(compiledIn(model), serverOf(model));
}
