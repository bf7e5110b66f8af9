import type { Actions } from './app-state.ts';
import { atLines, toggled, type LineBreakpoint } from './breakpoints.ts';
import type { RunSession } from './run-session.ts';

type BreakpointActions = Pick<
  Actions,
  | 'toggleBreakpoint'
  | 'setBreakpoints'
  | 'changeBreakpoint'
  | 'setStanzaBreakpoints'
  | 'setAtFailure'
>;

/** Where runs pause of their own accord; a run that is alive hears of each change. */
export function createBreakpointActions(session: RunSession): BreakpointActions {
  const changeLines = (change: (lines: readonly LineBreakpoint[]) => readonly LineBreakpoint[]) =>
    session.changeBreakpoints((known) => ({ ...known, lines: change(known.lines) }));
  return {
    toggleBreakpoint: (line) => changeLines((known) => toggled(known, line)),
    setBreakpoints: (lines) => changeLines((known) => atLines(known, lines)),
    changeBreakpoint: (line, change) =>
      changeLines((known) =>
        known.map((each) => (each.line === line ? { ...each, ...change } : each)),
      ),
    setStanzaBreakpoints: (stanzas) =>
      session.changeBreakpoints((known) => ({ ...known, stanzas })),
    setAtFailure: (atFailure) => session.setAtFailure(atFailure),
  };
}
