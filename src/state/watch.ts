import type { Milliseconds } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { compileScript } from '../script/compile.ts';
import type { Stores } from './app-state.ts';
import type { Consent } from './consent.ts';
import type { Platform } from './ports.ts';
import type { RunSession } from './run-session.ts';
import type { RunQuestion } from './runs-store.ts';
import { currentServer } from './server-choice.ts';

/** How long nobody may have typed before a script that is watched runs. */
export const WATCH_DELAY: Milliseconds = 400;

export interface Watch {
  /** Runs the script after each edit, until it is switched off; a server of others is asked about first. */
  toggle(): void;
}

/** Runs the script from its start a moment after the last key, when it has no errors. The newest run counts. */
export function createWatch(
  stores: Stores,
  platform: Platform,
  { session, consent }: { readonly session: RunSession; readonly consent: Consent },
): Watch {
  let timer: Disposable | undefined;

  const mayRun = (): boolean => {
    const choice = currentServer(stores);
    return choice.kind === 'embedded' || consent.isGiven('watch', choice.url);
  };
  const cancel = (): void => {
    timer?.dispose();
    timer = undefined;
  };
  const runNow = (): void => {
    timer = undefined;
    const { scenario } = compileScript(stores.document.getState().text);
    if (scenario === undefined || !stores.view.getState().isWatching || !mayRun()) return;
    const keepsSelection = stores.view.getState().selection !== undefined;
    session.send({ kind: 'start', wish: { mode: 'run', isAnew: true, keepsSelection } });
  };
  stores.document.subscribe(({ text, original, loads }, before) => {
    if (text === before.text) return;
    cancel();
    // A script that was opened is no edit.
    const isOpened = loads !== before.loads && text === original;
    if (isOpened || !stores.view.getState().isWatching) return;
    timer = platform.clock.setTimer(WATCH_DELAY, runNow);
  });
  const setWatching = (isWatching: boolean) => stores.view.setState({ isWatching });
  return {
    toggle: () => {
      cancel();
      const choice = currentServer(stores);
      if (stores.view.getState().isWatching) return setWatching(false);
      if (choice.kind === 'embedded') return setWatching(true);
      const question: RunQuestion = { server: choice.url, about: { kind: 'watch' } };
      consent.request(question, () => setWatching(true));
    },
  };
}
