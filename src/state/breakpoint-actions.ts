import type { Actions } from './app-state.ts';
import { withBreakpoints } from './document-store.ts';
import type { RunSession } from './run-session.ts';

type BreakpointActions = Pick<
  Actions,
  | 'toggleBreakpoint'
  | 'setBreakpoints'
  | 'switchBreakpoint'
  | 'setStanzaBreakpoints'
  | 'setAtFailure'
>;

/** Where runs pause of their own accord; a run that is alive hears of each change. */
export function createBreakpointActions(session: RunSession): BreakpointActions {
  return {
    toggleBreakpoint: (line) =>
      session.changeBreakpoints((state) => {
        const without = state.breakpoints.filter((other) => other !== line);
        const wasSet = without.length < state.breakpoints.length;
        return withBreakpoints(state, wasSet ? without : [...state.breakpoints, line]);
      }),
    setBreakpoints: (lines) => session.changeBreakpoints((state) => withBreakpoints(state, lines)),
    switchBreakpoint: (line, isOn) =>
      session.changeBreakpoints(({ breakpointsOff }) => {
        const others = breakpointsOff.filter((other) => other !== line);
        return { breakpointsOff: isOn ? others : [...others, line] };
      }),
    setStanzaBreakpoints: (stanzaBreakpoints) =>
      session.changeBreakpoints(() => ({ stanzaBreakpoints })),
    setAtFailure: (atFailure) => session.setAtFailure(atFailure),
  };
}
