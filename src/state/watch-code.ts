import { compileScript } from '../script/compile.ts';
import type { Stores } from './app-state.ts';
import type { RunSession } from './run-session.ts';
import { currentServer } from './server-choice.ts';

/** Runs the script from its start when code that is watched was written, and the server of the page runs that code. */
export function createCodeWatch(stores: Stores, session: RunSession): void {
  stores.catalogue.subscribe(({ codeChange, modules }, before) => {
    if (codeChange.count === before.codeChange.count) return;
    const choice = currentServer(stores);
    if (choice.kind !== 'embedded') return;
    const isModule = modules.some(({ id, isOn }) => id === codeChange.id && isOn);
    if (choice.own !== codeChange.id && (!isModule || choice.isPlain === true)) return;
    if (compileScript(stores.document.getState().text).scenario === undefined) return;
    const keepsSelection = stores.view.getState().selection !== undefined;
    session.send({ kind: 'start', wish: { mode: 'run', isAnew: true, keepsSelection } });
  });
}
